import { fr as confirmations } from '../../confirmations/messages.fr'
import { fr as notifications } from '../../notifications/messages/fr'

/** Espaces insécables et fines avant la ponctuation double : \u00a0 et \u202f, écrites en clair. */
export const fr = {
  common: {
    add: 'Ajouter',
    all: 'Tout',
    back: 'Retour',
    cancel: 'Annuler',
    choose: 'Choisir',
    clear: 'Effacer',
    close: 'Fermer',
    confirm: 'Confirmer',
    continue: 'Continuer',
    copied: 'Copié',
    copy: 'Copier',
    create: 'Créer',
    delete: 'Supprimer',
    details: 'Détails',
    done: 'Terminé',
    download: 'Télécharger',
    edit: 'Modifier',
    filter: 'Filtrer',
    loading: 'Chargement…',
    more: 'Plus',
    next: 'Suivant',
    no: 'Non',
    none: 'Aucun',
    open: 'Ouvrir',
    optional: 'facultatif',
    previous: 'Précédent',
    print: 'Imprimer',
    remove: 'Retirer',
    retry: 'Réessayer',
    save: 'Enregistrer',
    saved: 'Enregistré',
    saving: 'Enregistrement…',
    search: 'Rechercher',
    send: 'Envoyer',
    sending: 'Envoi…',
    share: 'Partager',
    showLess: 'Afficher moins',
    showMore: 'Afficher plus',
    signIn: 'Se connecter',
    signOut: 'Se déconnecter',
    undo: 'Annuler l’action',
    yes: 'Oui',
  },
  navigation: {
    account: 'Votre compte',
    community: 'Résidence',
    home: 'Accueil',
    language: 'Langue',
    main: 'Menu principal',
    menu: 'Menu',
    more: 'Plus',
    notices: 'Avis',
    notifications: 'Notifications',
    settings: 'Réglages',
    skipToContent: 'Aller au contenu',
    switchCommunity: 'Changer de résidence',
    unreadNotices:
      '{count, plural, =0 {Aucun avis non lu} one {# avis non lu} other {# avis non lus}}',
  },
  confirmations,
  notifications,
  theme: {
    contrast: 'Contraste élevé',
    dark: 'Sombre',
    label: 'Apparence',
    light: 'Clair',
    system: 'Comme cet appareil',
  },
  states: {
    denied: {
      text: 'Votre rôle dans cette résidence ne donne pas accès à cette page. Si vous devriez la voir, adressez-vous à la gestion.',
      title: 'Cette page ne vous est pas ouverte',
    },
    empty: {
      text: 'Dès qu’il y aura quelque chose, vous le trouverez ici.',
      title: 'Rien pour l’instant',
    },
    error: {
      text: 'Vous n’y êtes pour rien. Réessayez dans un instant.',
      title: 'Le chargement a échoué',
    },
    noResults: {
      text: 'Essayez avec moins de mots, ou d’autres.',
      title: 'Aucun résultat',
    },
    notFound: {
      text: 'Elle a peut-être été déplacée ou supprimée, ou le lien est incomplet.',
      title: 'Cette page n’existe pas',
    },
    offline: {
      text: 'Vous voyez ce qui a été chargé auparavant. La mise à jour se fera dès votre retour en ligne.',
      title: 'Vous êtes hors ligne',
    },
  },
  plainHttp: {
    notice:
      'Cette adresse n’est pas chiffrée : l’appareil photo, les notifications et les clés d’accès sont désactivés.',
    why: 'Pourquoi ?',
    title: 'Pourquoi certaines choses sont désactivées ici',
    text: 'L’adresse de cette page commence par http et non par https. Ce qui est envoyé n’est pas chiffré : les navigateurs retiennent donc ce qui ne doit être qu’à vous.',
    off: {
      camera:
        'L’appareil photo ne démarre pas : les codes se saisissent, et les photos se choisissent sur l’appareil.',
      notices:
        'Pas de notifications sur cet appareil quand la page est fermée ; les e-mails et la cloche continuent.',
      offline:
        'L’accueil et l’entrée ne peuvent pas continuer sans réseau, et le portail ne peut pas être installé.',
      passkeys: 'Pas de connexion avec une clé d’accès ; le mot de passe continue.',
    },
    forPeople: 'Si vous habitez ou travaillez ici',
    forPeopleText: 'Demandez à la gestion l’adresse qui commence par https, et ouvrez celle-là.',
    forOperators: 'Si vous exploitez cette installation',
    forOperatorsText:
      'Placez devant un serveur avec TLS, et donnez son adresse à PUBLIC_URL : le fichier docker-compose apporte Caddy, qui obtient et renouvelle lui-même le certificat. Sur votre propre machine, http://localhost compte comme chiffré.',
  },
  connection: {
    offline: 'Hors ligne. Ce que vous voyez n’est peut-être plus à jour.',
    online: 'De nouveau en ligne',
    queued:
      '{count, plural, one {# modification attend le réseau} other {# modifications attendent le réseau}}',
    reconnecting: 'Reconnexion…',
  },
  forms: {
    characters: '{used} caractères sur {max}',
    combobox: {
      clear: 'Effacer le choix',
      failed: 'Les suggestions n’ont pas pu être chargées.',
      noResults: 'Aucune suggestion. Essayez autre chose.',
      results: '{count, plural, one {# suggestion} other {# suggestions}}',
      searching: 'Recherche…',
    },
    errorSummary:
      '{count, plural, one {Un point demande votre attention} other {# points demandent votre attention}}',
    file: {
      chosen: 'Fichier choisi\u00a0: {name}',
      choose: 'Choisir un fichier',
      photo: 'Prendre ou choisir une photo',
      remove: 'Retirer le fichier',
      replace: 'En choisir un autre',
    },
    hidePassword: 'Masquer le mot de passe',
    showPassword: 'Afficher le mot de passe',
  },
  pdf: {
    label: 'Le document, page par page',
    loading: 'Le document se charge…',
    failed: 'Il ne peut pas être affiché ici. Téléchargez-le.',
    locked: 'Il est protégé par un mot de passe. Téléchargez-le pour l’ouvrir.',
    page: 'Page {page} sur {pages}',
    previous: 'Page précédente',
    next: 'Page suivante',
    larger: 'Agrandir',
    smaller: 'Réduire',
  },
  errors: {
    access: {
      denied:
        'Vous n’avez pas le droit de faire cela. S’il s’agit d’une erreur, adressez-vous à la gestion de votre résidence.',
    },
    auth: {
      'invalid-credentials':
        'L’adresse e-mail ou le mot de passe est incorrect. Vérifiez les deux, ou demandez un nouveau mot de passe.',
      required: 'Connectez-vous pour continuer.',
    },
    busy: 'Le service est très sollicité en ce moment. Patientez quelques secondes, puis réessayez.',
    conflict: 'Quelqu’un a modifié cet élément entre-temps. Rechargez la page, puis réessayez.',
    devices: {
      revoked:
        'Cet appareil ne peut plus rien envoyer. Adressez-vous à la gestion, ou configurez-le de nouveau.',
    },
    files: {
      'animation-too-large':
        'Cette animation est trop lourde. Envoyez-en une plus courte ou plus petite, ou une seule image.',
      'cut-off': 'Le fichier n’est pas arrivé en entier. Vérifiez la connexion, puis renvoyez-le.',
      empty: 'Ce fichier est vide. Choisissez-en un autre.',
      heic: 'Ce format de photo de téléphone (HEIC) n’est pas lisible ici. Choisissez la photo au format JPEG, ou prenez-en une nouvelle.',
      infected:
        'L’antivirus a trouvé un contenu dangereux dans ce fichier. Choisissez-en un autre.',
      'length-missing':
        'La taille de ce fichier n’a pas été indiquée. Rechargez la page, puis renvoyez-le.',
      'link-over': 'Ce lien vers le fichier a expiré. Rechargez la page pour en obtenir un autre.',
      missing: 'Il manque le fichier. Choisissez un fichier, puis renvoyez le tout.',
      'not-an-image':
        'Ce fichier n’est pas une image lisible. Utilisez le format JPEG, PNG, WebP ou GIF.',
      'not-staged':
        'Ce fichier n’est plus disponible, ou a déjà été envoyé. Choisissez-le à nouveau.',
      'scanner-away': 'L’antivirus ne répond pas pour le moment. Réessayez dans quelques minutes.',
      'text-not-read':
        'L’image n’a pas pu être lue pour le moment. Saisissez ce qui y figure, ou réessayez.',
      'too-large': 'Ce fichier est trop volumineux. Choisissez-en un plus léger.',
      'too-many-frames':
        'Cette animation compte trop d’images. Choisissez-en une d’au plus {max}, ou une seule image.',
      'too-many-pixels':
        'Cette image a trop de pixels. Choisissez-en une d’au plus {max} millions, ou reprenez-la.',
      'too-many-staged':
        'Beaucoup de fichiers attendent déjà d’être envoyés. Envoyez-en ou retirez-en, puis réessayez.',
      'unsupported-type':
        'Les fichiers de ce type ne sont pas acceptés ici. Choisissez-en un d’un autre type.',
    },
    idempotency: {
      'bad-key': 'La demande n’a pas pu être reconnue. Rechargez la page, puis réessayez.',
      'key-reused': 'Cette demande a déjà servi à autre chose. Rechargez la page, puis réessayez.',
    },
    internal: 'Une erreur s’est produite de notre côté. Réessayez dans un instant.',
    'internal-with-id':
      'Une erreur s’est produite de notre côté. Réessayez dans un instant. Si elle persiste, indiquez ce numéro à la gestion\u00a0: {id}',
    'not-found':
      'Cet élément n’existe pas, ou n’existe plus. Vérifiez l’adresse, ou choisissez-le dans la liste.',
    notifications: {
      'link-wrong':
        'Ce lien est incomplet. Ouvrez-le de nouveau depuis l’e-mail, ou choisissez dans vos paramètres ce dont vous êtes informé.',
      mandatory: 'Ceci ne peut pas être désactivé. Laissez-le activé.',
      'not-signed':
        'Ce rapport n’est pas signé, ou trop ancien. Vérifiez le secret du webhook et l’horloge.',
      'telegram-away': 'Telegram est injoignable pour le moment. Réessayez dans quelques minutes.',
      'unknown-choice': 'Ce choix n’existe pas. Rechargez la page et choisissez de nouveau.',
    },
    query: {
      invalid:
        'Il n’est pas possible de chercher ou de trier ainsi. Modifiez ou retirez cette partie, puis réessayez.',
    },
    records: {
      'in-use': 'Cet élément est encore utilisé : {referrers}. Modifiez ou retirez-les d’abord.',
    },
    'rate-limited':
      'Trop de tentatives en peu de temps. Réessayez dans {minutes, plural, =0 {{seconds, plural, one {# seconde} other {# secondes}}} one {# minute} other {# minutes}}.',
    tenancy: {
      'community-fixed':
        'Un élément ne peut pas passer d’une résidence à une autre. Laissez la résidence d’origine, ou créez un nouvel élément.',
      'community-missing': 'Choisissez d’abord la résidence.',
      'foreign-reference':
        'Cet élément renvoie à une autre résidence. Choisissez un élément de cette résidence.',
    },
    validation: {
      'body-too-large':
        'L’envoi est trop volumineux pour être traité en une fois. Réduisez-le, ou envoyez-le en plusieurs parties.',
      'content-type': 'Ce type de demande n’est pas accepté ici. Envoyez-la au format JSON.',
      invalid: 'Vérifiez ce que vous avez saisi ici.',
      'not-readable': 'La demande n’a pas pu être lue. Rechargez la page, puis réessayez.',
      required: 'Remplissez ce champ.',
      'too-long': 'Utilisez {max} caractères au maximum.',
      'too-short': 'Utilisez au moins {min} caractères.',
    },
  },
}

import type { account as English, accountErrors as Errors, mails as Mails } from './en'

/** Words of signing in, of devices, of passwords. */
export const account: typeof English = {
  password: {
    title: 'Changer votre mot de passe',
    text: 'Vous restez connecté ici ; tous les autres appareils sont déconnectés.',
    current: 'Votre mot de passe actuel',
    new: 'Nouveau mot de passe',
    hint: 'Au moins 12 caractères. Trois ou quatre mots sans rapport entre eux sont faciles à retenir et difficiles à deviner.',
    submit: 'Changer le mot de passe',
    saved: 'Votre mot de passe est changé. Tous les autres appareils sont déconnectés.',
    forgot: 'Vous ne le connaissez plus ?',
    good: 'Un bon mot de passe.',
  },
  devices: {
    title: 'Où vous êtes connecté',
    text: 'Si vous ne reconnaissez pas un appareil, déconnectez-le et changez votre mot de passe.',
    name: '{browser} sur {system}',
    unknownDevice: 'Appareil inconnu',
    unknownPlace: 'Lieu inconnu',
    localPlace: 'Depuis le réseau local ({address})',
    place: 'Depuis l’adresse réseau {address}',
    here: 'Cet appareil',
    since: 'Connecté le {at}',
    seen: 'Utilisé le {at}',
    end: 'Déconnecter',
    endNamed: 'Déconnecter {device}',
    endOthers: 'Déconnecter tous les autres appareils',
    ended: 'Déconnecté.',
    only: 'Vous n’êtes connecté nulle part ailleurs.',
  },
  confirm: {
    title: 'Est-ce bien vous ?',
    text: 'La suite n’est destinée qu’à vous. Saisissez encore une fois votre mot de passe.',
    code: 'Et un code',
    submit: 'Continuer',
  },
  unlock: {
    title: 'Réessayer sur cet appareil',
    text: 'Quelqu’un a essayé trop souvent de se connecter avec votre adresse. Un lien par e-mail permet à cet appareil de réessayer aussitôt.',
    submit: 'Envoyer le lien',
    sentTitle: 'Consultez votre messagerie',
    sentText:
      'S’il existe un compte pour cette adresse, un lien est en route. Ouvrez-le sur l’appareil avec lequel vous voulez vous connecter.',
    openTitle: 'Cet appareil peut réessayer',
    openText: 'Appuyez sur le bouton, puis connectez-vous avec votre mot de passe.',
    open: 'Laisser cet appareil réessayer',
    link: 'Quelqu’un d’autre a épuisé les tentatives ? Recevoir un lien par e-mail',
    staff: 'Débloquer la connexion dans {community}',
    staffDone: 'Débloqué. La personne peut se reconnecter.',
    staffFailed: 'Cela n’a pas fonctionné. Réessayez.',
  },
  lostStep: {
    open: 'Téléphone et codes de secours perdus',
    text: 'Retire la deuxième étape : le mot de passe suffit pour se connecter, et tous les appareils de la personne sont déconnectés. Assurez-vous que c’est bien elle, en personne ou en appelant un numéro que vous connaissez. Elle reçoit un e-mail et peut annuler pendant 72 heures.',
    prove: 'Confirmer que c’est vous',
    reason: 'Motif',
    reasonHint: 'Comment vous vous en êtes assuré. Il est gardé dans le journal d’audit.',
    send: 'Retirer la deuxième étape',
    done: 'C’est fait. La personne se connecte maintenant avec son mot de passe seul.',
  },
}

export const mails: typeof Mails = {
  when: 'Quand :',
  where: 'Où :',
  device: 'Appareil :',
  newDevice: {
    subject: 'Un nouvel appareil est connecté à Courtyard',
    preview: 'Était-ce vous ?',
    heading: 'Était-ce vous ?',
    greeting:
      'Bonjour {name}, quelqu’un s’est connecté à votre compte Courtyard avec un nouvel appareil.',
    body: 'Si c’était vous, vous n’avez rien à faire. Sinon, déconnectez cet appareil et changez votre mot de passe.',
    button: 'Voir où vous êtes connecté',
    footer: 'Vous recevez cet e-mail parce qu’un nouvel appareil s’est connecté à votre compte.',
  },
  unlock: {
    subject: 'Reconnectez-vous à Courtyard',
    preview: 'Le lien fonctionne une seule fois, pendant une heure.',
    heading: 'Réessayez sur votre appareil',
    greeting:
      'Bonjour {name}, quelqu’un, probablement vous, a demandé à pouvoir se connecter après trop de tentatives.',
    body: 'Ouvrez ce lien sur l’appareil avec lequel vous voulez vous connecter. Il fonctionne une seule fois, pendant une heure ; votre mot de passe reste nécessaire. Si ce n’était pas vous, ne faites rien.',
    button: 'Laisser cet appareil réessayer',
    footer: 'Vous recevez cet e-mail parce qu’un lien a été demandé pour cette adresse.',
  },
  stillRight: {
    subject: 'Est-ce toujours exact ?',
    preview: 'Une fois par an : votre nom, votre téléphone, votre foyer et vos contacts.',
    heading: 'Est-ce toujours exact ?',
    greeting: 'Bonjour {name},',
    body: 'une fois par an, nous demandons si votre nom, votre téléphone, votre foyer et vos contacts d’urgence sont toujours les mêmes. Jetez-y un œil ; si tout est exact, appuyez sur « Tout est exact » dans votre portail.',
    button: 'Voir mes informations',
    footer: 'Vous recevez cet e-mail une fois par an parce que vous avez un compte Courtyard.',
  },
}

export const accountErrors: typeof Errors = {
  'password-breached':
    'Ce mot de passe figure sur des listes de mots de passe volés, essayés en premier. Choisissez-en un autre : trois ou quatre mots sans rapport entre eux.',
  'password-guessable':
    '{reason, select, keyboard {Des touches voisines se devinent vite.} repeat {Les répétitions se devinent vite.} sequence {Les suites comme abc ou 1234 se devinent vite.} date {Les dates et les années se devinent vite.} common {Il ressemble à des mots de passe très répandus.} word {Un seul mot se devine vite.} name {Les noms se devinent vite.} other {Il serait deviné vite.}} Choisissez trois ou quatre mots sans rapport entre eux.',
  'password-personal':
    'Il est fait de votre nom, adresse, numéro ou résidence, que d’autres connaissent. Choisissez des mots sans rapport avec vous.',
  'password-used-before':
    'Vous avez déjà eu ce mot de passe. Choisissez-en un qui ne soit aucun de vos cinq derniers.',
  'password-wrong':
    'Ce n’est pas votre mot de passe. Vérifiez la langue du clavier et les majuscules, ou choisissez-en un nouveau par e-mail.',
  'proof-needed':
    'Connectez-vous encore une fois pour montrer que c’est vous : saisissez votre mot de passe.',
  'unlock-link-over': 'Ce lien a déjà servi ou a expiré. Demandez-en un nouveau.',
}

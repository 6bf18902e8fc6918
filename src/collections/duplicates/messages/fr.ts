export const fr = {
  duplicates: {
    title: 'Comptes en double',
    intro:
      'Des comptes de cette résidence qui semblent être une seule personne. Indiquez pour chaque paire s’il s’agit de deux personnes, ou réunissez les deux comptes.',
    none: 'Aucun compte n’en rappelle un autre.',
    more: 'Les {shown} paires les plus probables sur {total}. Décidez-en quelques-unes pour voir les autres.',
    link: '{count, plural, one {# paire de comptes semble} other {# paires de comptes semblent}} être une seule personne',
    why: 'Ce qui les rapproche',
    reasons: {
      phone: 'Le même numéro de téléphone confirmé',
      email: 'Des adresses e-mail qui mènent à une seule boîte',
      name: 'Le même nom dans le même logement',
    },
    email: 'E-mail',
    phone: 'Téléphone',
    confirmed: 'confirmé',
    unconfirmed: 'non confirmé',
    noPhone: 'aucun',
    since: 'Compte créé le',
    rights: 'Ici en tant que',
    you: 'C’est votre propre compte',
    apart: 'Ce sont deux personnes',
    keep: 'Garder ce compte',
    keepThis: 'Garder ce compte : {email}',
    back: 'Retour aux paires',
    failed: 'Cela n’a pas fonctionné. Veuillez réessayer.',
    merge: {
      title: 'Réunir deux comptes',
      stays: 'Reste',
      goes: 'Est fermé définitivement',
      what: 'Ce qui se passe',
      points: {
        rights:
          'Tout ce qui appartient au compte fermé passe au compte qui reste : appartenances, foyer, contacts, véhicules, colis, demandes. De deux droits identiques, un seul reste, aussi longtemps que dure l’un des deux. Ce qui est terminé reste terminé.',
        signIn:
          'Plus personne ne peut se connecter avec {email}. Mot de passe, appareils, clés d’accès et codes de ce compte sont supprimés ; il est déconnecté partout.',
        identity:
          'L’adresse e-mail et le numéro de téléphone ne sont pas repris : le compte qui reste garde les siens.',
        profile:
          'La photo, les pronoms, les langues et les besoins du compte fermé sont supprimés. Ce qui a été fait en son nom le reste.',
        mails: 'Les deux adresses reçoivent un e-mail.',
        forGood: 'Il n’est pas possible de revenir en arrière.',
      },
      unconfirmed:
        'Attention : l’adresse e-mail du compte qui reste n’est pas confirmée. Il ne donne aucun accès tant que sa personne n’a pas confirmé {email}.',
      phoneLost:
        'Attention : {phone} n’est confirmé que pour le compte qui est fermé. Sa personne devra le saisir à nouveau.',
      proof: 'Confirmez d’abord que c’est vous. Vous reviendrez sur cette page.',
      prove: 'Confirmer que c’est moi',
      reason: 'Comment vous savez qu’il s’agit d’une seule personne',
      reasonHint: 'Au moins dix caractères. Le motif figure dans le journal.',
      sure: 'J’ai vérifié que les deux comptes appartiennent à une seule personne.',
      send: 'Réunir les comptes',
      sending: 'Réunion en cours…',
      done: 'Les deux comptes n’en font plus qu’un. Les deux adresses reçoivent un e-mail.',
      gone: 'Ces deux comptes ne semblent plus être une seule personne, ou l’un d’eux est fermé.',
    },
    mail: {
      subject: 'Vos deux comptes à {community} n’en font plus qu’un',
      heading: 'Vos deux comptes n’en font plus qu’un',
      greeting: 'Bonjour {name},',
      kept: {
        preview: 'Connectez-vous avec cette adresse comme avant.',
        body: 'la gestion de {community} a réuni votre autre compte ({other}) avec celui-ci. Ce qui lui appartenait se trouve maintenant ici.',
        signIn: 'Vous vous connectez avec cette adresse et votre mot de passe, comme avant.',
      },
      merged: {
        preview: 'Connectez-vous désormais avec votre autre adresse.',
        body: 'la gestion de {community} a réuni le compte de cette adresse avec votre autre compte ({other}). Ce qui lui appartenait se trouve maintenant là-bas.',
        signIn:
          'Connectez-vous désormais avec votre autre adresse : celle-ci ne fonctionne plus, et vous avez été déconnecté.',
      },
      wrong:
        'L’autre compte n’est pas le vôtre ? Prévenez aussitôt la gestion de {community} : elle peut voir ce qui a été réuni et pourquoi.',
      button: 'Se connecter',
      footer:
        'Vous recevez cet e-mail parce qu’un compte avec cette adresse a changé. Il n’est pas possible de s’en désabonner.',
    },
  },
  errors: {
    duplicates: {
      'already-merged': 'L’un de ces comptes a déjà été réuni à un autre. Rechargez la page.',
      'being-merged':
        'L’un de ces comptes est en train d’être réuni à un autre. Patientez un instant, puis rechargez la page.',
      elsewhere:
        'Le compte qui serait fermé est aussi connu dans une résidence que vous ne gérez pas. Adressez-vous à l’exploitant de la plateforme.',
      'not-alike':
        'Ces deux comptes ne semblent pas être une seule personne. Choisissez-en deux autres.',
      operator:
        'Le compte qui serait fermé a des droits sur la plateforme. Choisissez de fermer l’autre.',
      'own-account': 'C’est votre propre compte. Choisissez de fermer l’autre.',
      'own-rights':
        'Cela vous donnerait des droits que vous ne pouvez pas vous donner. Adressez-vous à un gestionnaire de la résidence.',
      'same-account': 'Ce ne sont pas deux comptes. Choisissez-en deux.',
      unresolved:
        'Quelque chose du compte ne peut pas être repris. Rien n’a été changé. Adressez-vous à l’exploitant de la plateforme.',
    },
  },
}

export const fr = {
  memberships: {
    access: {
      title: 'Accès de la plateforme',
      intro:
        'L’assistance doit parfois entrer dans une résidence. Indiquez laquelle, pourquoi et pour combien de temps : la gestion est prévenue aussitôt et tout est consigné.',
      community: 'Résidence',
      reason: 'Motif',
      reasonHint: 'Dix caractères au moins. Les gestionnaires de la résidence le lisent.',
      hours: 'Heures',
      open: 'Ouvrir la résidence',
      opened: 'La résidence vous est ouverte. La gestion est prévenue.',
      failed: 'Cela n’a pas fonctionné. Réessayez.',
      current: 'Ouverts en ce moment',
      none: 'Personne de la plateforme n’a accès en ce moment.',
      end: 'Mettre fin',
      ended: 'Terminé.',
      endReason: 'Terminé par la gestion',
      until: 'jusqu’au {until}',
      notice: '{who}, de la plateforme, peut tout voir et tout modifier ici jusqu’au {until}.',
      noticeReason: 'Motif : {reason}',
      email: {
        subject: 'La plateforme a ouvert {community}',
        preview: '{who} peut travailler dans votre résidence pendant quelques heures.',
        heading: 'Une personne de la plateforme est dans votre résidence',
        greeting: 'Bonjour {name},',
        body: '{who}, de la plateforme, a ouvert {community} et dispose des droits d’un gestionnaire jusqu’au {until}.',
        appointed: 'La plateforme a nommé {who} gestionnaire de {community}.',
        reason: 'Motif indiqué : « {reason} »',
        what: 'Vous pouvez mettre fin à cet accès à tout moment sur la première page de l’administration. Tout ce qui est fait figure au journal d’audit.',
        button: 'Ouvrir l’administration',
        footer:
          'Vous recevez ce message parce que vous gérez {community}. Il ne peut pas être désactivé.',
      },
    },
    notice: {
      title: 'La plateforme a accès',
      body: '{who} dispose ici des droits de gestion pour un temps. « {reason} »',
    },
    left: {
      title: 'Votre accès à {community} a pris fin',
      text: 'Il a pris fin le {date}. S’il s’agit d’une erreur, adressez-vous à la gestion.',
    },
  },
  notifications: {
    kinds: { 'platform-access': { opened: 'L’opérateur est entré' } },
    groups: { security: 'Sécurité' },
    neutral: { security: 'La sécurité demande votre attention.' },
  },
  errors: {
    memberships: {
      'unit-missing': 'Un résident doit avoir un logement. Choisissez-en un.',
      'ends-before-start': 'La fin doit venir après le début. Choisissez une fin plus tardive.',
      'has-ended': 'Cette appartenance est déjà terminée. Rechargez la page.',
      'last-manager':
        'C’est le dernier gestionnaire de la résidence. Choisissez-en d’abord un autre, sans date de fin.',
      'not-yourself':
        'Vous ne pouvez pas vous suspendre vous-même. Adressez-vous à un autre gestionnaire.',
      'no-successor': 'Choisissez une autre personne qui travaille actuellement pour la résidence.',
      'hand-over-needed':
        'Cette personne a encore des dossiers en charge ({count}). Choisissez qui les reprend.',
      'own-grant':
        'Vous ne pouvez pas vous donner de droits ici. Utilisez « Accès de la plateforme », qui prévient la gestion.',
      'rest-half':
        'L’un des deux comptes est suspendu ici et l’autre non. Choisissez d’abord : rétablissez-le, ou mettez fin à son appartenance.',
      'platform-access-open':
        'Vous avez déjà accès à cette résidence : utilisez-le, ou mettez-y fin d’abord.',
    },
  },
}

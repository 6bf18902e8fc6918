/** Words of the second step, of passkeys, of changes that can be undone. */
export const secondStep = {
  title: 'Deuxième étape',
  lead: 'Votre mot de passe est juste. Montrez maintenant que c’est bien vous.',
  code: 'Code',
  codeHint:
    'Six chiffres de votre application d’authentification, ou l’un de vos codes de secours.',
  submit: 'Se connecter',
  lost: 'Téléphone perdu ? L’un de vos codes de secours fonctionne aussi, une fois.',
  restart: 'Recommencer',
  over: 'Cette connexion a pris trop de temps, ou il y a eu trop d’essais.',
  overText: 'Votre compte n’a aucun problème. Recommencez avec votre mot de passe.',
  or: 'ou',
  card: 'Deuxième étape',
  cardText:
    'En plus de votre mot de passe, un code d’une application de votre téléphone. Même qui apprend votre mot de passe ne peut pas entrer.',
  isOn: 'Active',
  manage: 'Modifier ou retirer',
  setUp: 'Configurer une application d’authentification',
  setUpTitle: 'Configurer une application d’authentification',
  setUpText: 'Deux minutes suffisent. Il vous faut votre téléphone.',
  step1: '1. Scannez cette image avec l’application',
  step1Text:
    'N’importe quelle application d’authentification convient. Votre téléphone en a peut-être déjà une : cherchez « Mots de passe » ou « Authenticator ».',
  qr: 'Code QR pour l’application d’authentification',
  byHand: 'Pas d’appareil photo ? Saisissez cette clé dans l’application :',
  step2: '2. Saisissez les six chiffres que montre l’application',
  confirm: 'Activer',
  confirmed: 'La deuxième étape est active. Tous les autres appareils sont déconnectés.',
  codesTitle: 'Vos codes de secours',
  codesText:
    'Si vous perdez votre téléphone, chacun de ces codes vous laisse entrer une fois. Imprimez-les ou notez-les, et gardez-les loin de votre téléphone. Ils ne sont montrés que cette fois.',
  download: 'Télécharger',
  print: 'Imprimer',
  kept: 'Je les ai gardés',
  file: 'Codes de secours Courtyard',
  codesLeft:
    '{count, plural, =0 {Il ne reste aucun code de secours.} one {Il reste un code de secours.} other {Il reste # codes de secours.}}',
  renew: 'Créer de nouveaux codes de secours',
  renewText: 'Les codes que vous avez maintenant ne fonctionneront plus.',
  remove: 'Retirer l’application d’authentification',
  removeText:
    'Ensuite, votre mot de passe seul suffit pour entrer. Saisissez un code pour montrer que vous le pouvez.',
  needed: '{community} demande une deuxième étape à son personnel',
  neededText:
    'Votre travail s’y ouvre dès que vous en avez une. Deux minutes suffisent : une application sur votre téléphone, ou une clé d’accès.',
  neededButton: 'La configurer maintenant',
  neededPasskey: 'Utiliser plutôt une clé d’accès',
}

export const passkeys = {
  signIn: 'Se connecter avec une clé d’accès',
  use: 'Utiliser une clé d’accès',
  card: 'Clés d’accès',
  cardText:
    'Connectez-vous avec votre empreinte, votre visage ou le verrouillage de votre appareil. Rien à retenir, et personne ne peut la voler à distance.',
  name: 'Nom',
  nameHint: 'Par exemple « Mon téléphone ».',
  add: 'Ajouter une clé d’accès',
  added: 'La clé d’accès est ajoutée.',
  created: 'Ajoutée le {date}',
  lastUsed: 'Utilisée pour la dernière fois le {date}',
  neverUsed: 'Pas encore utilisée',
  remove: 'Retirer',
  removeNamed: 'Retirer {name}',
  count: '{count, plural, one {Vous avez une clé d’accès.} other {Vous avez # clés d’accès.}}',
  manage: 'Voir et modifier',
  unsupported: 'Ce navigateur ne connaît pas les clés d’accès.',
  failed: 'L’appareil n’a pas répondu, ou c’était annulé. Réessayez.',
  waiting: 'Votre appareil vous interroge maintenant.',
}

export const changes = {
  kinds: {
    email: 'L’adresse e-mail a été modifiée',
    phone: 'Le numéro de téléphone a été modifié',
    password: 'Le mot de passe a été modifié',
    'authenticator-added': 'Une application d’authentification a été ajoutée',
    'authenticator-removed': 'L’application d’authentification a été retirée',
    'passkey-added': 'Une clé d’accès a été ajoutée',
    'passkey-removed': 'Une clé d’accès a été retirée',
    'recovery-codes-renewed': 'De nouveaux codes de secours ont été créés',
    'second-step-removed': 'La gestion a retiré votre deuxième étape',
  },
  mail: {
    preview: 'Si ce n’était pas vous, annulez-le dans les 72 heures.',
    greeting: 'Bonjour {name},',
    body: 'une modification importante a été faite sur votre compte Courtyard :',
    what: 'Quoi :',
    device: 'Appareil :',
    where: 'Où :',
    wasMe: 'Si c’était vous, il n’y a rien à faire.',
    wasAsked:
      'Si vous le leur avez demandé, connectez-vous avec votre mot de passe et choisissez une nouvelle deuxième étape dans Paramètres, Sécurité.',
    notMe:
      'Si ce n’était pas vous, annulez-la. Votre compte redevient ce qu’il était avant, tout le monde est déconnecté, et vous choisissez un nouveau mot de passe. Le bouton fonctionne pendant 72 heures.',
    button: 'Ce n’était pas moi : annuler',
    footer:
      'Vous recevez ce message parce que cette adresse était celle du compte avant la modification.',
  },
  undo: {
    title: 'Annuler une modification',
    text: 'Votre compte redevient ce qu’il était avant ceci :',
    after: 'Ce qui a été modifié ensuite est annulé aussi.',
    signedOut:
      'Tout le monde est déconnecté, vous aussi. Puis vous choisissez un nouveau mot de passe.',
    submit: 'Annuler',
    over: 'Rien à annuler',
    overText: 'C’est déjà annulé, ou cela fait plus de 72 heures.',
    overHelp:
      'Si vous ne pouvez pas entrer dans votre compte, demandez un nouveau mot de passe ou parlez-en à votre gestionnaire.',
  },
  email: {
    card: 'Adresse e-mail',
    cardText: 'Elle sert à vous connecter, et nos messages y arrivent.',
    title: 'Modifier votre adresse e‑mail',
    now: 'Votre adresse actuelle',
    new: 'Nouvelle adresse e-mail',
    hint: 'Nous y envoyons un code. Tant que vous ne l’avez pas saisi, rien ne change.',
    send: 'Envoyer le code',
    code: 'Code du message envoyé à {email}',
    confirm: 'Modifier l’adresse',
    done: 'Votre adresse est modifiée. Vos autres appareils sont déconnectés.',
  },
}

export const secondStepErrors = {
  'email-taken': 'Cette adresse ne peut pas être utilisée. Choisissez-en une autre.',
  'email-same': 'C’est déjà votre adresse. Choisissez-en une autre.',
  'passkey-known': 'Cette clé d’accès est déjà ici. Utilisez un autre appareil, ou laissez-la.',
  'passkey-refused': 'La clé d’accès n’a pas été acceptée. Réessayez, ou employez un autre moyen.',
  'passkeys-full': 'Vous avez dix clés d’accès. Choisissez-en une à retirer d’abord.',
  'second-step-elsewhere':
    'Cette personne appartient aussi à une résidence que vous ne gérez pas. Adressez-vous à la plateforme.',
  'second-step-none':
    'Cette personne n’a pas de deuxième étape, il n’y a rien à retirer. Rechargez la page.',
  'second-step-operator':
    'Cette personne administre la plateforme. Adressez-vous à un autre opérateur.',
  'second-step-own': 'Utilisez Paramètres, Sécurité pour retirer votre propre deuxième étape.',
  'second-step-off': 'Vous n’avez pas encore de deuxième étape. Choisissez-en une d’abord.',
  'second-step-on':
    'Vous avez déjà une application d’authentification. Laissez-la, ou retirez-la d’abord.',
  'second-step-over': 'Cela a pris trop de temps. Réessayez depuis le début.',
  'second-step-wrong':
    'Ce code n’est pas juste, ou il a déjà servi. Patientez jusqu’au suivant, puis réessayez.',
  'sign-in-over': 'Cette connexion est terminée. Reconnectez-vous avec votre mot de passe.',
  'undo-over':
    'C’est déjà annulé, ou cela fait plus de 72 heures. Si vous ne pouvez pas entrer, demandez un nouveau mot de passe.',
}

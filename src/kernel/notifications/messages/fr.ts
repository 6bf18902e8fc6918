export const fr = {
  channels: {
    'in-app': 'Ici',
    email: 'E-mail',
    push: 'Sur vos appareils',
    sms: 'SMS',
    telegram: 'Telegram',
    print: 'Liste imprimée',
  },
  urgencies: {
    emergency: 'Urgence',
    important: 'Important',
    normal: 'Normal',
    quiet: 'Peu pressé',
  },
  neutral: {
    other: 'Il y a du nouveau pour vous.',
  },
  sample: {
    person: 'Camille Roux',
    other: 'Sam Keller',
    unit: 'A 204',
    reason: 'L’import de votre registre s’est arrêté en chemin',
  },
  test: { marked: 'Essai : {text}' },
  telegram: {
    linked:
      'Cette discussion est reliée. Les avis arriveront ici ; choisissez lesquels dans les paramètres du portail. /stop y met fin.',
    stopped:
      'Plus rien n’arrivera ici. Vous pouvez relier de nouveau dans les paramètres du portail.',
    wrongLink:
      'Ce lien ne fonctionne plus : il sert une seule fois, pendant {minutes} minutes. Demandez-en un nouveau dans les paramètres du portail ({portal}).',
    unknown:
      'Cette discussion n’est reliée à aucun compte. Ouvrez vos paramètres de notification sur {portal} et choisissez « Relier Telegram ».',
    help: 'J’apporte des avis et ne lis rien. Répondez sur le portail ({portal}). /stop met fin à ces messages.',
  },
  email: {
    greeting: 'Bonjour {name},',
    open: 'Ouvrir',
    footer:
      'Vous recevez cet e-mail parce que vous faites partie de {community}. Vos paramètres permettent de choisir ce dont vous êtes informé.',
  },
  digest: {
    subject: '{count, plural, one {# avis} other {# avis}} · {community}',
    heading: '{count, plural, one {Un avis pour vous} other {# avis pour vous}}',
    open: 'Tout voir',
    footer:
      'Ces avis de {community} arrivent ensemble. Vos paramètres permettent de choisir quand, et ce dont vous êtes informé.',
  },
}

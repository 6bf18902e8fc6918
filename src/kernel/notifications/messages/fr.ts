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

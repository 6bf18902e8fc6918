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
}

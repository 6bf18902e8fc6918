/** Words of the notices themselves. A module adds its groups: `groups` names one, `neutral` is what a locked telephone shows of it. */
export const en = {
  channels: {
    'in-app': 'Here',
    email: 'E-mail',
    push: 'On your devices',
    sms: 'Text message',
    telegram: 'Telegram',
    print: 'Printed list',
  },
  urgencies: {
    emergency: 'Emergency',
    important: 'Important',
    normal: 'Normal',
    quiet: 'Not urgent',
  },
}

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
  neutral: {
    other: 'There is something new for you.',
  },
  email: {
    greeting: 'Hello {name},',
    open: 'Open',
    footer:
      'You receive this mail because you belong to {community}. In your settings you choose what you hear of.',
  },
  digest: {
    subject: '{count, plural, one {# notice} other {# notices}} · {community}',
    heading: '{count, plural, one {One notice for you} other {# notices for you}}',
    open: 'See all',
    footer:
      'These notices of {community} come together. In your settings you choose when, and what you hear of.',
  },
}

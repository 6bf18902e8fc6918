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
  sample: {
    person: 'Camille Roux',
    other: 'Sam Keller',
    unit: 'A 204',
    reason: 'The import of your roster stopped halfway',
  },
  test: { marked: 'Test: {text}' },
  telegram: {
    linked:
      'This chat is connected. Notices come here from now on; in the settings of the portal you choose which. /stop ends it.',
    stopped: 'Nothing comes here any more. In the settings of the portal you can connect again.',
    wrongLink:
      'This link does not work any more: it works once, and for {minutes} minutes. Get a new one in the settings of the portal ({portal}).',
    unknown:
      'This chat is connected with no account. Open your notification settings on {portal} and choose “Connect Telegram”.',
    help: 'I bring notices and read nothing. Answers belong in the portal ({portal}). /stop ends these messages.',
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

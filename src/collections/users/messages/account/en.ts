/** Words of signing in, of devices, of passwords. */
export const account = {
  password: {
    title: 'Change your password',
    text: 'You stay signed in here; all other devices are signed out.',
    current: 'Your password now',
    new: 'New password',
    hint: 'At least 12 characters. Three or four words that do not belong together are easy to remember and hard to guess.',
    submit: 'Change the password',
    saved: 'Your password is changed. All other devices are signed out.',
    forgot: 'You do not know it any more?',
    good: 'A good password.',
  },
  devices: {
    title: 'Where you are signed in',
    text: 'If you do not know a device, sign it out and change your password.',
    name: '{browser} on {system}',
    unknownDevice: 'Unknown device',
    unknownPlace: 'Place unknown',
    localPlace: 'From the local network ({address})',
    place: 'From the network address {address}',
    here: 'This device',
    since: 'Signed in {at}',
    seen: 'Last used {at}',
    end: 'Sign out',
    endNamed: 'Sign out {device}',
    endOthers: 'Sign out all other devices',
    ended: 'Signed out.',
    only: 'You are signed in nowhere else.',
  },
  confirm: {
    title: 'Is it you?',
    text: 'What comes next is for you alone. Enter your password once more.',
    code: 'And a code',
    submit: 'Go on',
  },
  unlock: {
    title: 'Try again on this device',
    text: 'Somebody tried too often to sign in with your address. A link in a mail lets this device try again at once.',
    submit: 'Send the link',
    sentTitle: 'Look into your mail',
    sentText:
      'If there is an account for this address, a link is on its way. Open it on the device on which you want to sign in.',
    openTitle: 'This device may try again',
    openText: 'Press the button, then sign in with your password.',
    open: 'Let this device try again',
    link: 'Somebody else used up the tries? Get a link by mail',
    staff: 'Unlock sign-in in {community}',
    staffDone: 'Unlocked. The person can sign in again.',
    staffFailed: 'That did not work. Try again.',
  },
  lostStep: {
    open: 'Lost phone and recovery codes',
    text: 'Takes the second step away: the password alone signs the person in, and all their devices are signed out. Make sure that it is really them, in person or by a call to a number that you know. They get a mail and can undo it for 72 hours.',
    prove: 'Confirm that it is you',
    reason: 'Reason',
    reasonHint: 'How you made sure. It is kept in the audit log.',
    send: 'Take the second step away',
    done: 'Done. The person signs in with the password alone now.',
  },
}

export const mails = {
  when: 'When:',
  where: 'Where:',
  device: 'Device:',
  newDevice: {
    subject: 'A new device is signed in to Courtyard',
    preview: 'Was it you?',
    heading: 'Was it you?',
    greeting: 'Hello {name}, somebody signed in to your Courtyard account on a new device.',
    body: 'If it was you, there is nothing to do. If it was not you, sign out that device and change your password.',
    button: 'See where you are signed in',
    footer: 'You receive this mail because a new device was signed in to your account.',
  },
  unlock: {
    subject: 'Sign in to Courtyard again',
    preview: 'The link works once and for one hour.',
    heading: 'Try again on your device',
    greeting:
      'Hello {name}, somebody, probably you, asked to be let in again after too many tries.',
    body: 'Open this link on the device on which you want to sign in. It works once and for one hour; you still need your password. If it was not you, do nothing.',
    button: 'Let this device try again',
    footer: 'You receive this mail because a link was asked for this address.',
  },
  stillRight: {
    subject: 'Is this still right?',
    preview: 'Once a year: your name, phone, household and contacts.',
    heading: 'Is this still right?',
    greeting: 'Hello {name},',
    body: 'once a year we ask whether your name, phone, household and emergency contacts are as they were. Have a look; if all is right, press “All still right” in your portal.',
    button: 'Look at my details',
    footer: 'You receive this mail once a year because you have a Courtyard account.',
  },
}

export const accountErrors = {
  'password-breached':
    'This password is on lists of stolen passwords, which are tried first. Choose another: three or four words that do not belong together.',
  'password-guessable':
    '{reason, select, keyboard {Keys that lie side by side are guessed quickly.} repeat {Repetitions are guessed quickly.} sequence {Sequences like abc or 1234 are guessed quickly.} date {Dates and years are guessed quickly.} common {It resembles passwords that many people use.} word {A single word is guessed quickly.} name {Names are guessed quickly.} other {It would be guessed quickly.}} Choose three or four words that do not belong together.',
  'password-personal':
    'It is made of your name, address, number or community, which others know. Choose words that have nothing to do with you.',
  'password-used-before':
    'You had this password before. Choose one that is none of your last five.',
  'password-wrong':
    'That is not your password. Check the keyboard’s language and capital letters, or set a new one by e-mail.',
  'proof-needed': 'Sign in once more to show that it is you: fill in your password.',
  'unlock-link-over': 'This link was used already or is too old. Ask for a new one.',
}

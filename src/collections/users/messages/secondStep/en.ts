/** Words of the second step, of passkeys, of changes that can be undone. */
export const secondStep = {
  title: 'Second step',
  lead: 'Your password was right. Now show that it is you.',
  code: 'Code',
  codeHint: 'Six digits from your authenticator app, or one of your recovery codes.',
  submit: 'Sign in',
  lost: 'Lost your phone? One of your recovery codes works too, once.',
  restart: 'Begin anew',
  over: 'This sign-in took too long, or there were too many tries.',
  overText: 'Nothing is wrong with your account. Begin anew with your password.',
  or: 'or',
  card: 'Second step',
  cardText:
    'Besides your password, a code from an app on your phone. Somebody who has learned your password still cannot get in.',
  isOn: 'On',
  manage: 'Change or remove',
  setUp: 'Set up an authenticator app',
  setUpTitle: 'Set up an authenticator app',
  setUpText: 'Takes two minutes. You need your phone.',
  step1: '1. Scan this picture with the app',
  step1Text:
    'Any authenticator app will do. Your phone may have one already: look for “Passwords” or “Authenticator”.',
  qr: 'QR code for the authenticator app',
  byHand: 'No camera? Type this key into the app:',
  step2: '2. Type the six digits that the app shows',
  confirm: 'Turn it on',
  confirmed: 'The second step is on. All other devices are signed out.',
  codesTitle: 'Your recovery codes',
  codesText:
    'If your phone is lost, each of these lets you in once. Print them or write them down, and keep them away from your phone. They are shown this one time.',
  download: 'Download',
  print: 'Print',
  kept: 'I have kept them',
  file: 'Courtyard recovery codes',
  codesLeft:
    '{count, plural, =0 {No recovery code is left.} one {One recovery code is left.} other {# recovery codes are left.}}',
  renew: 'Make new recovery codes',
  renewText: 'The codes you have now will not work any more.',
  remove: 'Remove the authenticator app',
  removeText: 'After that your password alone lets you in. Type a code to show that you can.',
  needed: '{community} asks its staff for a second step',
  neededText:
    'Your work there opens as soon as you have one. It takes two minutes: an app on your phone, or a passkey.',
  neededButton: 'Set it up now',
  neededPasskey: 'Use a passkey instead',
}

export const passkeys = {
  signIn: 'Sign in with a passkey',
  use: 'Use a passkey',
  card: 'Passkeys',
  cardText:
    'Sign in with your fingerprint, your face or the lock of your device. Nothing to remember, and nobody can steal it from afar.',
  name: 'Name',
  nameHint: 'For example “My phone”.',
  add: 'Add a passkey',
  added: 'The passkey is added.',
  created: 'Added {date}',
  lastUsed: 'Last used {date}',
  neverUsed: 'Not used yet',
  remove: 'Remove',
  removeNamed: 'Remove {name}',
  count: '{count, plural, one {You have one passkey.} other {You have # passkeys.}}',
  manage: 'See and change',
  unsupported: 'This browser knows no passkeys.',
  failed: 'The device did not answer, or it was cancelled. Try again.',
  waiting: 'Your device asks you now.',
}

export const changes = {
  kinds: {
    email: 'The e-mail address was changed',
    phone: 'The phone number was changed',
    password: 'The password was changed',
    'authenticator-added': 'An authenticator app was added',
    'authenticator-removed': 'The authenticator app was removed',
    'passkey-added': 'A passkey was added',
    'passkey-removed': 'A passkey was removed',
    'recovery-codes-renewed': 'New recovery codes were made',
    'second-step-removed': 'The management took your second step away',
  },
  mail: {
    preview: 'If it was not you, undo it within 72 hours.',
    greeting: 'Hello {name},',
    body: 'something important was changed on your Courtyard account:',
    what: 'What:',
    device: 'Device:',
    where: 'Where:',
    wasMe: 'If it was you, there is nothing to do.',
    wasAsked:
      'If you asked them for it, sign in with your password, and set a second step up anew under Settings, Security.',
    notMe:
      'If it was not you, undo it. Your account becomes again what it was before, everybody is signed out, and you set a new password. The button works for 72 hours.',
    button: 'It was not me: undo',
    footer: 'You receive this mail because this address belonged to the account before the change.',
  },
  undo: {
    title: 'Undo a change',
    text: 'Your account becomes again what it was before this:',
    after: 'Whatever was changed after it is undone too.',
    signedOut: 'Everybody is signed out, you as well. Then you set a new password.',
    submit: 'Undo it',
    over: 'Nothing to undo',
    overText: 'This was undone already, or it is longer than 72 hours ago.',
    overHelp:
      'If you cannot get into your account, ask for a new password or talk to your management.',
  },
  email: {
    card: 'E-mail address',
    cardText: 'You sign in with it, and our messages go there.',
    title: 'Change your e‑mail address',
    now: 'Your address now',
    new: 'New e-mail address',
    hint: 'We send a code there. Until you type it, nothing changes.',
    send: 'Send the code',
    code: 'Code from the mail to {email}',
    confirm: 'Change the address',
    done: 'Your address is changed. Your other devices are signed out.',
  },
}

export const secondStepErrors = {
  'email-taken': 'This address cannot be used. Choose another.',
  'email-same': 'This is your address already. Choose another.',
  'passkey-known': 'This passkey is here already. Use another device, or leave it.',
  'passkey-refused': 'The passkey was not accepted. Try again, or use another way.',
  'passkeys-full': 'You have ten passkeys. Choose one to remove first.',
  'second-step-elsewhere':
    'This person also belongs to a community that you do not manage. Ask whoever runs the platform.',
  'second-step-none':
    'This person has no second step, so there is nothing to take away. Reload the page.',
  'second-step-operator':
    'This person runs the platform. Ask another operator to take their second step away.',
  'second-step-own': 'Use Settings, Security to take your own second step away.',
  'second-step-off': 'You have no second step yet. Create one first.',
  'second-step-on': 'You have an authenticator app already. To use another, remove it first.',
  'second-step-over': 'This took too long. Try again from the start.',
  'second-step-wrong':
    'This code is not right, or was used already. Wait for the next one and type it.',
  'sign-in-over': 'This sign-in is over. Sign in again with your password.',
  'undo-over':
    'This was undone already, or it is longer than 72 hours ago. If you cannot get in, ask for a new password.',
}

export const verification = {
  text: '{code} is your Courtyard code. It works for {minutes} minutes. Do not pass it on.',
  email: {
    subject: '{code} is your Courtyard code',
    preview: 'It works for {minutes} minutes.',
    heading: 'Your code',
    body: 'Type this code where you were asked for it. It works once, for {minutes} minutes. Nobody of us will ever ask you for it.',
    orLink: 'Or follow this link on any device; it works once, for 24 hours.',
    button: 'Confirm this address',
    footer:
      'You receive this mail because a code for this address was asked for at Courtyard. If it was not you, do nothing.',
  },
  here: {
    subject: 'You have a Courtyard account already',
    preview: 'Sign in with this address.',
    heading: 'You have an account already',
    body: 'Somebody, probably you, wanted to register with this address. It has an account already: sign in with it, and ask to join there. If you have forgotten the password, the sign-in page helps.',
    button: 'Sign in',
  },
}

import { changes, passkeys, secondStep, secondStepErrors } from './secondStep/en'
import { verification } from './verification/en'
import { account, accountErrors, mails } from './account/en'
import { settings } from './settings/en'

export const en = {
  users: {
    ...account,
    mails,
    signIn: {
      title: 'Sign in',
      text: 'Welcome back.',
      email: 'E-mail address',
      password: 'Password',
      forgot: 'Forgotten your password?',
      newHere: 'New here? Come in with a code, or ask to join',
      demoTitle: 'Demo logins',
      demoText: 'This is a demonstration. Choose somebody to be.',
      demoPassword: 'The password of all:',
    },
    forgot: {
      title: 'Forgotten password',
      text: 'Write your e-mail address. If there is an account, we send a link to set a new password.',
      submit: 'Send the link',
      sentTitle: 'Look into your mail',
      sentText:
        'If there is an account for this address, a link is on its way. It works once and for one hour.',
      back: 'Back to sign in',
    },
    reset: {
      title: 'New password',
      text: 'At least 12 characters. A few words in a row are easy to remember and hard to guess.',
      password: 'New password',
      submit: 'Set the password',
      email: {
        subject: 'Set a new password for Courtyard',
        preview: 'The link works once and for one hour.',
        heading: 'Set a new password',
        greeting: 'Hello {name},',
        body: 'somebody, probably you, asked to set a new password for your Courtyard account. The link works once and for one hour. If it was not you, do nothing: your password stays as it is.',
        button: 'Set a new password',
        footer: 'You receive this mail because a new password was asked for this address.',
      },
    },
    stillRight: {
      title: 'Is this still right?',
      text: 'Once a year we ask whether your name, phone, household and contacts are as they were.',
      yes: 'All still right',
      saving: 'Saving…',
      look: 'Look and change',
    },
    emailRefused: {
      title: 'Mail to you comes back',
      text: 'The server of {email} has refused our mail since {day}, so you miss what we send.',
      reason: 'It said: {reason}',
      what: 'Look whether the mailbox is full or closed. If the address is wrong or old, change it. This goes away by itself with the first mail that arrives.',
      change: 'Change the address',
    },
    settings,
    secondStep,
    passkeys,
    changes,
    verification,
    choose: {
      title: 'Your communities',
      text: 'Where do you want to go?',
      desk: 'Front desk',
      portal: 'Residents’ portal',
      admin: 'Management',
      platform: 'Platform',
      none: 'You do not belong to a community yet',
      noneText: 'Ask the management of your community to add you.',
    },
    roles: {
      manager: 'Management',
      board: 'Board',
      bookkeeper: 'Bookkeeping',
      editor: 'Editor',
      concierge: 'Concierge',
      guard: 'Guard',
      maintenance: 'Maintenance',
      owner: 'Owner',
      leaseholder: 'Tenant',
      household: 'Household',
      worker: 'Domestic staff',
      vendor: 'Provider',
    },
  },
  errors: {
    communities: {
      'own-second-step-first':
        'Create your own second step first: without one you would lock yourself out.',
    },
    users: {
      ...secondStepErrors,
      'code-wrong': 'This code is not right. Look at it again.',
      'code-over': 'This code is used up or too old. Ask for a new one.',
      'no-texts': 'Text messages cannot be sent from here. Use e-mail.',
      'phone-invalid': 'This number cannot be called. Check it, and the area code.',
      ...accountErrors,
      'own-route':
        'A password is changed under Settings, Security, with the old one. Use that page.',
      'reset-link-over': 'This link was used already or is too old. Ask for a new one.',
    },
  },
}

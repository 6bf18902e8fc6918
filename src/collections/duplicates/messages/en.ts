export const en = {
  duplicates: {
    title: 'Double accounts',
    intro:
      'Accounts of this community that look like one person. Say of each pair whether it is two people, or make the two accounts one.',
    none: 'No two accounts look like one person.',
    more: 'The {shown} likeliest of {total} pairs. Decide on some to see the others.',
    link: '{count, plural, one {# pair of accounts looks} other {# pairs of accounts look}} like one person',
    why: 'Why they look alike',
    reasons: {
      phone: 'The same confirmed phone number',
      email: 'E-mail addresses that lead to one mailbox',
      name: 'The same name in the same unit',
    },
    email: 'E-mail',
    phone: 'Phone',
    confirmed: 'confirmed',
    unconfirmed: 'not confirmed',
    noPhone: 'none',
    since: 'Account since',
    rights: 'Here as',
    you: 'This is your own account',
    apart: 'These are two people',
    keep: 'Keep this account',
    keepThis: 'Keep this account: {email}',
    back: 'Back to the pairs',
    failed: 'That did not work. Please try again.',
    merge: {
      title: 'Make two accounts one',
      stays: 'Stays',
      goes: 'Is closed for good',
      what: 'What happens',
      points: {
        rights:
          'Everything of the closed account goes over to the account that stays: memberships, household, contacts, vehicles, parcels, requests. Of two equal rights one stays, for as long as either of them lasts. What has ended stays ended.',
        signIn:
          'Nobody can sign in with {email} any more. Its password, devices, passkeys and codes are deleted; it is signed out everywhere.',
        identity:
          'E-mail address and phone number are not carried over: the account that stays keeps its own.',
        profile:
          'Photo, pronouns, languages and needs of the closed account are deleted. What was done in its name still says so.',
        mails: 'Both addresses receive a mail.',
        forGood: 'It cannot be undone.',
      },
      unconfirmed:
        'Mind: the account that stays has no confirmed e-mail address. It gives no access until its person confirms {email}.',
      phoneLost:
        'Mind: {phone} is confirmed for the account that is closed alone. Its person has to enter it again.',
      proof: 'Confirm first that it is you. You come back to this page.',
      prove: 'Confirm that it is me',
      reason: 'How you know that it is one person',
      reasonHint: 'At least ten characters. It stands in the log.',
      sure: 'I have checked that both accounts belong to one person.',
      send: 'Make them one',
      sending: 'Making them one…',
      done: 'The two accounts are one. Both addresses receive a mail.',
      gone: 'These two accounts do not look like one person any more, or one of them is closed.',
    },
    mail: {
      subject: 'Your two accounts at {community} are one',
      heading: 'Your two accounts are one',
      greeting: 'Hello {name},',
      kept: {
        preview: 'Sign in with this address as before.',
        body: 'the management of {community} has joined your other account ({other}) to this one. What belonged to it is now here.',
        signIn: 'You sign in with this address and your password as before.',
      },
      merged: {
        preview: 'Sign in with your other address from now on.',
        body: 'the management of {community} has joined the account with this address to your other one ({other}). What belonged to it is now there.',
        signIn:
          'Sign in with your other address from now on: this one does not work any more, and you have been signed out.',
      },
      wrong:
        'Is the other account not yours? Tell the management of {community} at once: they can see what was joined and why.',
      button: 'Sign in',
      footer:
        'You receive this mail because an account with this address was changed. It cannot be switched off.',
    },
  },
  errors: {
    duplicates: {
      'already-merged': 'One of these accounts has been merged already. Reload the page.',
      'being-merged':
        'One of these accounts is being merged at this moment. Wait a little, then reload the page.',
      elsewhere:
        'The account that would be closed is also known in a community that you do not manage. Ask the operator of the platform.',
      'not-alike': 'These two accounts do not look like one person. Choose two that do.',
      operator:
        'The account that would be closed has rights over the platform. Choose the other one to be closed.',
      'own-account': 'This is your own account. Choose the other one to be closed.',
      'own-rights':
        'This would give you rights that you cannot give yourself. Ask a manager of the community.',
      'same-account': 'These are not two accounts. Choose two.',
      unresolved:
        'Something of the account cannot be carried over. Nothing has been changed. Ask the operator of the platform.',
    },
  },
}

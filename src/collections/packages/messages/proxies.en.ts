/** The words of people who collect in a resident's place. */
export const proxiesEn = {
  link: 'Someone else collects',
  title: 'Someone else collects',
  text: 'Name somebody, and send them the link. Behind it is the code that they show at the desk.',
  home: 'Unit {unit}',
  homeless: 'You live in no unit here, so nobody can collect for you.',
  fields: {
    name: 'Name',
    phone: 'Phone number',
    photo: 'Photo',
    what: 'What may they collect?',
    uses: 'How often?',
    until: 'Last day',
  },
  hints: {
    name: 'As the desk is to write it down.',
    photo: 'So that the desk knows them. It sees it while they may collect.',
    until: 'At most thirty days from now.',
    what: 'Tick nothing for all that waits, also what still comes.',
  },
  uses: {
    single: 'Once',
    singleHint: 'The link is over after one hand-over.',
    span: 'As often as needed',
    spanHint: 'Until the last day.',
  },
  photoFailed: 'The photo was not stored. Try again, or go on without one.',
  submit: 'Make the link',
  madeTitle: 'The link for {name}',
  madeText: 'Send it to them now: it is shown this once.',
  linkLabel: 'Link',
  openTitle: 'May collect now',
  open: 'Until {date}',
  onlyOnce: 'once',
  often: 'as often as needed',
  chosen: '{count, plural, one {one item} other {# items}}',
  collectedBefore: 'has collected before',
  ofHousehold: 'named by another of your household',
  revoke: 'Take it back…',
  revokeText: 'The link and its code open nothing any more.',
  revokeConfirm: 'Take it back',
  revoked: 'Taken back.',
  desk: { sent: '{name} was sent by the household', photo: 'Photo of {name}' },
  page: {
    title: 'Collect for {name}',
    place: '{building, select, none {} other {{building}, }}{community}',
    items:
      '{count, plural, =0 {Nothing waits at the moment. Look again when something has come.} one {One item waits for you at the desk.} other {# items wait for you at the desk.}}',
    show: 'Show this at the desk, or say the six digits. It is good for one hand-over.',
    alt: 'QR code to show at the desk; the six digits are below',
    code: 'Six digits',
    until: 'Until {date}',
    overTitle: 'This link opens nothing any more',
    over: {
      used: 'It was for one collection, and that has taken place.',
      revoked: 'It was taken back by whoever sent it.',
      over: 'Its last day is over.',
      unknown: 'Check that it is whole, or ask whoever sent it for another.',
    },
    wait: 'Too many links were tried. Wait a while, and try again.',
  },
  notice: {
    title: '{name} has collected for you',
    body: '{count, plural, one {One item was handed over.} other {# items were handed over.}}',
    locked: 'What waited for you at the desk was collected.',
  },
}

export const proxyErrorsEn = {
  'not-for-proxy':
    'This person was sent for other items. Reload the page, and hand over those that it shows.',
  'phone-invalid':
    'This number cannot be called. Check it, or begin with the prefix of its country, such as +33.',
  'proxy-over':
    'This person may not collect any more: the link was used, taken back, or its last day is over. Ask the resident for another.',
  'proxy-parcels': 'Some of these do not wait any more. Reload the page and choose again.',
  'proxy-past': 'This day is over. Choose today or a later one.',
  'proxy-too-long': 'Thirty days are the most. Choose an earlier day.',
}

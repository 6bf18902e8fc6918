/** The resident's own parcels. */
export const residentEn = {
  title: 'Your parcels',
  waiting: 'Waiting at the desk',
  history: 'Earlier',
  historyAll: 'All earlier parcels',
  empty: 'No parcel waits for you',
  emptyText: 'When one arrives, it shows here at once, and you get an e-mail.',
  historyEmpty: 'Nothing yet',
  forName: 'For {name}',
  receivedAt: 'Arrived {when}',
  closedAt: 'Collected {when}',
  back: 'Your parcels',
  showCode: 'Show this code at the desk',
  codeAlt: 'QR code of this parcel; the code in letters is below',
  code: 'Pickup code',
  allTitle: 'Collect everything at once',
  allText:
    'Show this at the desk for all that waits for unit {unit}, or say the six digits. After that it is another one.',
  allAlt: 'Code for all that waits for unit {unit}; the six digits are below',
  collectedBy: 'Handed to {name}',
  tracking: 'Tracking number',
  photo: 'Photo of the parcel',
  photoOf: 'Photo: {item}',
  ask: 'Ask about this parcel',
  asked: 'Your question about this parcel',
}

/** What they do about them, beyond collecting. */
export const ownEn = {
  history: {
    title: 'Earlier parcels',
    text: 'Everything that was collected, went back or was lost.',
    search: 'Search',
    searchHint: 'A carrier, a number, a name, what it was.',
    found:
      '{count, plural, =0 {Nothing earlier has “{words}”} one {One parcel with “{words}”} other {# parcels with “{words}”}}',
    foundMany: 'The newest {count} with “{words}”',
    none: 'Nothing found',
    noneText:
      'Try fewer letters, or another word: a carrier, a part of the number, who collected it.',
    empty: 'Nothing yet',
    emptyText: 'What was collected or went back is kept here.',
    all: 'Everything',
    pages: 'Pages of earlier parcels',
    newest: 'Newest',
    older: 'Older',
  },
  notMine: {
    open: 'Not mine…',
    text: 'The desk takes it back and finds out whose it is. It leaves the list of everybody in your home, and its code opens nothing any more.',
    note: 'What should the desk know?',
    noteHint: 'For example the name on the label, or the unit that you think it is for.',
    confirm: 'It is not mine',
    done: 'The desk has it back, and finds out whose it is.',
    title: 'Given back to the desk',
    byYou: 'You said on {day} that it is not yours.',
    byOther: '{name} said on {day} that it is not for your home.',
    since:
      'The desk finds out whose it is. It is on nobody’s list until then, and the code that it had opens nothing any more.',
    wrong: 'Is it yours after all? Ask the desk for it.',
    ask: 'Ask the desk',
    desk: 'Unit {unit} gave it back as not theirs ({name}, {day})',
    deskNote: 'Unit {unit} gave it back as not theirs ({name}, {day}): “{note}”',
  },
  expected: {
    link: 'I expected a parcel',
    linkText: 'It is not in your list? The desk looks for it.',
    title: 'I expected a parcel',
    text: 'Say what you know of it. If it is in your list you see it at once; else the desk gets your question and answers in your messages.',
    homeless: 'You live in no unit here, so no parcel can come for you.',
    unit: 'For which home?',
    carrier: 'Carrier',
    carrierName: 'Which carrier?',
    anyCarrier: 'I do not know',
    number: 'Tracking number',
    numberHint:
      'The whole number, as the sender or the carrier gave it to you. Without it, choose at least the carrier.',
    another: 'Ask for another parcel',
    day: 'Expected on',
    note: 'Anything else?',
    submit: 'Ask the desk',
    hereTitle: 'It is there',
    here: 'It waits for you at the desk.',
    overTitle: 'It was there',
    over: 'It came, and does not wait any more. Its page says what happened to it.',
    see: 'See the parcel',
    askedTitle: 'The desk has your question',
    asked: 'It looks for your parcel, and answers in your messages.',
    seeQuestion: 'See your question',
    subject:
      '{by, select, none {A parcel that I expected} other {A parcel from {by} that I expected}}',
    says: 'I expected a parcel and do not find it in my list.',
    saysCarrier: 'Carrier: {carrier}',
    saysNumber: 'Tracking number: {number}',
    saysDay: 'Expected on {day, date, long}',
    card: 'An expected parcel',
    desk: '{name} (unit {unit}) asked for this very number on {day}. Compare the name on the label.',
  },
  more: {
    title: 'More about your parcels',
    someoneElse: 'A link and a code for somebody whom you send.',
    forTheDesk: 'What it should know of all that comes for you.',
  },
  bright: {
    open: 'Show it large',
    close: 'Close',
  },
}

export const ownErrorsEn = {
  'disowned-already':
    'Somebody of your home gave this parcel back to the desk already. Reload the page.',
}

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
}

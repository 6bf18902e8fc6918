/** The words of what residents tell the desk. */
export const standingEn = {
  link: 'For the desk',
  title: 'For the desk',
  text: 'What the desk should know of all that comes for you. It is read when something arrives and when it goes out.',
  home: 'Unit {unit}',
  homeless: 'You live in no unit here, so there is nothing to tell the desk.',
  fields: {
    text: 'Instructions',
    leaveWith: 'May be left with',
    tellAlso: 'Tell also',
    from: 'From',
    until: 'Until',
  },
  hints: {
    text: 'For example: the doorbell is broken, please call me.',
    leaveWith: 'A neighbour or a unit. The desk reads it; nothing happens by itself.',
    tellAlso: 'They are told of what comes for you, as you are.',
    from: 'Empty: from now on.',
    until: 'Empty: without an end.',
  },
  save: 'Save',
  remove: 'Remove…',
  removeText: 'The desk does not see this any more.',
  removeConfirm: 'Remove it',
  saved: 'Saved. The desk sees it from now on.',
  removed: 'Removed.',
  others: 'Of your household',
  awayTitle: 'Hold while you are away',
  awayText: 'Say when you are away, and whether your parcels are to be kept at the desk.',
  awayNone: 'No absence is written down.',
  awaySpan: '{from} to {until}',
  awayHold: 'The desk keeps your parcels',
  awayAdd: 'Say when you are away',
  desk: {
    title: 'What this household asks for',
    says: '{name}:',
    leaveWith: 'May be left with: {who}',
    tellAlso: 'Is told too: {names}',
    until: 'Until {date}',
    away: 'Somebody is away until {date}',
    everybodyAway: 'Everybody is away until {date}',
    hold: 'Hold: parcels are to be kept at the desk.',
    failed: 'It could not be read whether this household asks for anything.',
  },
}

export const standingErrorsEn = {
  'span-backwards': 'The last day is before the first. Choose a later one.',
  'told-not-of-household':
    'Somebody whom you chose does not live in the unit any more. Reload the page and choose again.',
}

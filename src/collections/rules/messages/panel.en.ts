/** What editors and the board read in the panel. */
export const panelEn = {
  save: 'Save first. What can be done next then stands here.',
  unsaved: 'Save your changes first: what is stored is what goes on.',
  failed: 'That did not work. Try again.',
  version: {
    title: 'Review and publication',
    state: 'State: {state}',
    from: 'From {from}: {standing}',
    author: 'Written by {name}',
    approved: 'Approved by {name}',
    toReview: 'Ask for a review',
    toDraft: 'Back to draft',
    approve: 'Approve',
    otherHand: 'Somebody else of the board or the management approves what you wrote.',
    publish: 'Publish',
    day: 'In force from',
    zone: 'A day on the calendar of the community: {zone}',
    first:
      'The first version of a clause may begin on an earlier day: it writes down what holds already.',
    withdraw: 'Withdraw',
    withdrawSure: 'Withdraw it for good',
    withdrawText: 'It does not come into force, and it does not come back.',
    changes: 'What it changes',
    isNew: 'A new clause: there is nothing to compare it with.',
    page: 'Look at it in the portal',
    clause: 'To the clause',
  },
  confirmations: {
    title: 'Who has confirmed it',
    has: 'Has said “I have read it”',
    hasNot: 'Has not yet',
    ledger: 'Who was told, and how',
  },
  clause: {
    title: 'Versions',
    none: 'Nothing is written yet.',
    first: 'Write the first version',
    change: 'Write a change',
    repeal: 'Repeal it',
    line: 'From {from} · {state}',
  },
  book: {
    title: 'Publication',
    approved:
      '{count, plural, =0 {Nothing waits for publication.} one {# approved version waits for publication.} other {# approved versions wait for publication.}}',
    inForce:
      '{count, plural, =0 {No clause is in force.} one {# clause is in force.} other {# clauses are in force.}}',
    publish: 'Publish them all',
    day: 'In force from',
    zone: 'A day on the calendar of the community: {zone}. People are told once.',
    page: 'Look at it in the portal',
  },
}

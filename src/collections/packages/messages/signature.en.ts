/** A signature beside an earlier one. */
export const signatureEn = {
  earlier: 'Earlier signature of {name}',
  caption: '{day}, taken by {by}',
  nobody: 'a former member of staff',
  ask: 'Is the signature like the earlier one?',
  alike: 'It looks alike',
  different: 'It does not match',
  differentHint: 'The hand-over goes through, and is marked for the management.',
  note: 'What does not match?',
  sayWhat: 'Say in a word what does not match.',
  wasAlike: 'Compared with the signature of {day}: it looked alike.',
  wasDifferent: 'It does not match the signature of {day}',
  notice: {
    title: 'A signature does not match · {unit}',
    body: '{count, plural, one {An item} other {# items}} went out to {name} all the same. What the desk saw is written with it.',
    locked: 'Something went out at the desk that you should look at.',
  },
}

export const signatureErrorsEn = {
  'nothing-to-compare':
    'There is no earlier signature of this person any more. Reload the page, and hand over without comparing.',
}

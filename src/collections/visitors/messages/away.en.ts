/** When a home is away. */
export const awayEn = {
  link: 'When we are away',
  back: 'Visitors',
  title: 'When we are away',
  text: 'Say from when to when your home is away, and what the gate does with whom nobody announced. Everybody who lives with you sees it and may end it. The gate and the management do not see the days; the gate learns only that you let in nobody unannounced now, once somebody asks.',
  homeless: 'You live in no unit here, so you cannot say that you are away.',
  none: 'Nothing is said',
  noneText: 'The gate asks you as usual.',
  days: '{from} – {until}',
  unit: 'Unit {unit}',
  now: 'Now',
  by: 'Said by {by}',
  end: 'End it',
  endOf: '{from} – {until}:',
  form: 'Say that you are away',
  home: 'Home',
  from: 'First day',
  until: 'Last day',
  answer: 'Whom nobody announced',
  answers: { refuse: 'Refuse', ask: 'Ask us all the same' },
  hints: {
    refuse: 'The gate sends them away at once. Whoever you ask in comes in as always.',
    ask: 'You get the question as always.',
  },
  submit: 'Save',
}

export const awayErrorsEn = {
  'away-already':
    'Your home is away on some of these days already. Choose others, or end that first.',
  'away-far': 'This is more than a year away. Choose an earlier day.',
  'away-order': 'The last day is before the first. Choose a later one.',
  'away-past': 'These days are over. Choose later ones.',
}

/** The words of comments that name somebody, or are changed. */
export const mentionsEn = {
  hint: 'An @ and a name tells a neighbour who reads this and accepts messages.',
  mention: 'Name {name}',
  edit: 'Change',
  editLabel: 'Your comment, changed',
  editSubmit: 'Save the comment',
  edited: 'changed',
}

export const mentionNoticeEn = { mentioned: '{name} named you in a comment' }

export const mentionErrorsEn = {
  'too-many-mentions': 'A comment names 10 people at most. Leave some of the names out.',
}

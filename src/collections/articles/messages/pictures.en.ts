export const picturesEn = {
  title: 'Pictures',
  save: 'Save first. Then you can add pictures.',
  shows: 'What the picture shows ({language})',
  add: 'Add a picture',
  adding: 'Sending…',
  say: 'Save the descriptions of {name}',
  said: 'Saved.',
  remove: 'Remove {name}',
  failed: 'It did not work. Try again.',
}

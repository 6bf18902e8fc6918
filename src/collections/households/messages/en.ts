export const en = {
  errors: {
    households: {
      'away-too-long': 'You can be away for a year at most. Choose an earlier day.',
      'back-before-away':
        'The day you are back comes before the day you leave. Choose a later one.',
      'listed-already': 'You are in the directory already. Reload the page.',
      'not-kept': 'Your community does not keep this. Ask the management if it should.',
      'phone-invalid':
        'This number cannot be called. Check it, and use the country’s prefix, for example +33 6 12 34 56 78.',
      'plate-invalid': 'Use the plate as on the car, with 2 to 12 letters and digits.',
      'plate-taken':
        'This plate is written down in this community already. Check it; if it is right, ask the management.',
      'registered-already': 'There is an entry already. Change that one.',
      'year-invalid': 'Use a year of birth with four digits.',
    },
  },
}

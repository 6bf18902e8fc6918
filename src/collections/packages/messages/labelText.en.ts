/** The words of what a photo of a label proposes. */
export const labelTextEn = {
  reading: 'Reading the label…',
  title: 'On the label',
  forUnit: 'For {unit}',
  forPerson: 'For {name}, {unit}',
  name: 'Name: {name}',
  from: 'Carrier: {carrier}',
  number: 'Number: {number}',
  fill: 'Fill in what is empty',
  filled: 'Filled in. Check it against the label.',
  nothing: 'Nothing could be read on the photo.',
}

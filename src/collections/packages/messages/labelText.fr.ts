/** The words of what a photo of a label proposes. */
export const labelTextFr = {
  reading: 'Lecture de l’étiquette…',
  title: 'Sur l’étiquette',
  forUnit: 'Pour {unit}',
  forPerson: 'Pour {name}, {unit}',
  name: 'Nom : {name}',
  from: 'Transporteur : {carrier}',
  number: 'Numéro : {number}',
  fill: 'Remplir ce qui est vide',
  filled: 'Rempli. Comparez avec l’étiquette.',
  nothing: 'Rien n’a pu être lu sur la photo.',
}

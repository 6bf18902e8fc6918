/** Une signature à côté d’une plus ancienne. */
export const signatureFr = {
  earlier: 'Signature précédente de {name}',
  caption: '{day}, recueillie par {by}',
  nobody: 'un ancien membre du personnel',
  ask: 'La signature ressemble-t-elle à la précédente ?',
  alike: 'Elle lui ressemble',
  different: 'Elle ne correspond pas',
  differentHint: 'La remise a lieu, et elle est signalée à la gestion.',
  note: 'Qu’est-ce qui ne correspond pas ?',
  sayWhat: 'Dites en un mot ce qui ne correspond pas.',
  wasAlike: 'Comparée à la signature du {day} : elle lui ressemblait.',
  wasDifferent: 'Elle ne correspond pas à la signature du {day}',
  notice: {
    title: 'Une signature ne correspond pas · {unit}',
    body: '{count, plural, one {Une chose a quand même été remise} other {# choses ont quand même été remises}} à {name}. Ce que la loge a constaté y est noté.',
    locked: 'Quelque chose a été remis à la loge, à vérifier.',
  },
}

export const signatureErrorsFr = {
  'nothing-to-compare':
    'Il n’y a plus de signature précédente de cette personne. Rechargez la page, et faites la remise sans comparer.',
}

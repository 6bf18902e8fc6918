export const fr = {
  nobody: 'Personne',
  more: '{count, plural, one {et # autre} other {et # autres}}',
  export: 'Les deux listes en tableau (CSV)',
  columns: {
    unit: 'Logement',
    person: 'Personne',
    has: 'Confirmé',
    at: 'Quand',
    yes: 'oui',
    no: 'non',
  },
}

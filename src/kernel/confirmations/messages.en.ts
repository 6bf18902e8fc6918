export const en = {
  nobody: 'Nobody',
  more: '{count, plural, one {and # more} other {and # more}}',
  export: 'Both lists as a table (CSV)',
  columns: {
    unit: 'Unit',
    person: 'Person',
    has: 'Confirmed',
    at: 'When',
    yes: 'yes',
    no: 'no',
  },
}

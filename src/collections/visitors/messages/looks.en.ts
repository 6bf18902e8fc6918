/** Who looked at a person's visits. */
export const looksEn = {
  link: 'Who looked at my visits',
  back: 'Visitors',
  title: 'Who looked at my visits',
  text: 'Whenever somebody who works here looks up your visits, it is written down once a day. Nobody can change or remove it. Whoever stands at the gate sees who is expected today and who is inside: that is not written down.',
  none: 'Nobody has looked',
  noneText: 'Nobody has looked up your visits.',
  somebody: 'Somebody whose account is gone',
  who: '{name} ({roles})',
  what: {
    visits: 'The visit of {name}',
    invitations: 'The invitation of {name}',
    visitors: '{name}, whom you know',
  },
  removed: {
    visits: 'A visit that is removed now',
    invitations: 'An invitation that is removed now',
    visitors: 'A visitor who is removed now',
  },
  reasons: { panel: 'in the administration', 'gate-search': 'by a search at the gate' },
}

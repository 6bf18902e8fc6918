import type { DemoMembership } from '../demo'

/** Accounts that look like those of other people: a son with his father's name, and a second account. */
export const TWINS: readonly DemoMembership[] = [
  {
    name: 'Yusuf Haddad',
    email: 'yusuf.haddad.junior',
    locale: 'en',
    role: 'household',
    unit: 'South · 201',
  },
  {
    name: 'SANTOS Gabriel',
    email: 'gabriel.santos+home',
    locale: 'en',
    role: 'household',
    unit: 'South · 202',
    since: 12,
  },
]

import { describe, expect, it } from '@jest/globals'
import { entryOf, listedAs } from './listed'
import type { Asked, ListedEntry } from './listed'

const entry: ListedEntry = {
  id: 'e1',
  name: 'Zoé Dupont',
  role: 'owner',
  email: 'zoe@example.org',
  phone: '+33612345678',
}
const asked: Asked = {
  name: 'DUPONT Zoe',
  role: 'owner',
  email: 'ZOE@example.org',
  phone: null,
}

describe('whoever the desk writes down is on the roster', () => {
  it.each<[string, Partial<Asked>, Partial<ListedEntry>, boolean]>([
    ['with the same name and address', {}, {}, true],
    ['with the same phone', { email: null, phone: '+33612345678' }, {}, true],
    ['but with another address', { email: 'z@example.org' }, {}, false],
    ['but one of two ways is another', { phone: '+33600000000' }, {}, false],
    ['but the roster knows no address', {}, { email: null }, false],
    ['but under another name', { name: 'Zoé Martin' }, {}, false],
    ['but in another role', { role: 'leaseholder' }, {}, false],
    ['and is reached by the roster, so no letter', { email: null }, {}, false],
    ['without any way, as on the roster', { email: null }, { email: null, phone: null }, true],
  ])('%s', (_, change, held, wanted) => {
    const found = listedAs({ ...asked, ...change }, [
      { ...entry, id: 'other', name: 'Paul Martin' },
      { ...entry, ...held },
    ])
    expect(found?.id ?? null).toBe(wanted ? 'e1' : null)
  })

  it('not where two of the unit say the same', () => {
    expect(listedAs(asked, [entry, { ...entry, id: 'e2' }])).toBeNull()
  })
})

describe('the entry that somebody takes up', () => {
  const none = { unit: 'found', isOccupied: false, rosterEntry: 'e1', rosterName: 'Zoé' } as const
  it.each([
    ['same', 'unknown', 'unknown', 'e1'],
    ['different', 'same', 'unknown', 'e1'],
    ['different', 'unknown', 'same', 'e1'],
    ['similar', 'different', 'different', null],
  ] as const)('name %s, e-mail %s, phone %s', (name, email, phone, wanted) => {
    expect(entryOf({ ...none, name, email, phone })).toBe(wanted)
  })
})

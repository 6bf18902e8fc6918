import { describe, expect, it } from '@jest/globals'
import { compareAddresses, compareNames, compareWithRoster, isExact, matchUnit } from './compare'

const units = [
  { id: 'n402', building: 'North', number: '402' },
  { id: 's402', building: 'South', number: '402' },
  { id: 'n12', building: 'North', number: '12' },
  { id: 'b4', building: 'B', number: '4bis' },
]

describe('matchUnit', () => {
  it.each([
    ['North · 402', 'n402'],
    ['north 402', 'n402'],
    ['402 north', 'n402'],
    ['Apt. 402, North building', 'n402'],
    ['Bât. B, appartement 4bis', 'b4'],
    ['n° 12', 'n12'],
    ['12', 'n12'],
    ['402', null],
    ['999', null],
    ['apartment', null],
    ['', null],
  ])('reads %j', (text, id) => {
    expect(matchUnit(text, units)?.id ?? null).toBe(id)
  })
})

describe('compareNames', () => {
  it.each([
    ['Zoé Dupont', 'DUPONT Zoe', 'same'],
    ['Zoé Dupont', 'Zoé Dupont-Martin', 'similar'],
    ['Zoé Dupont', 'Paul Martin', 'different'],
    ['李雷', '李雷', 'same'],
    ['李雷', 'Li Lei', 'unknown'],
  ])('of %s and %s', (one, other, wanted) => {
    expect(compareNames(one, other)).toBe(wanted)
  })
})

describe('the comparison with the roster', () => {
  const asker = { name: 'Zoé Dupont', email: 'zoe@example.org', phone: null }
  const entry = { id: 'e1', name: 'Zoe Dupont', email: 'ZOE@example.org', phone: '+33612345678' }
  const other = { id: 'e2', name: 'Paul Martin', email: 'paul@example.org', phone: null }
  const place = { isFound: true, isOccupied: false }

  it('finds the entry that fits best', () => {
    const found = compareWithRoster(asker, { ...place, entries: [other, entry] })
    expect(found).toEqual({
      unit: 'found',
      name: 'same',
      email: 'same',
      phone: 'unknown',
      isOccupied: false,
      rosterEntry: 'e1',
      rosterName: 'Zoe Dupont',
    })
    expect(isExact(found)).toBe(true)
  })

  it('is exact by a proved address in the same unit alone', () => {
    const byName = compareWithRoster(
      { ...asker, email: 'z@example.org' },
      { ...place, entries: [entry] },
    )
    expect(byName).toMatchObject({ name: 'same', email: 'different' })
    expect(isExact(byName)).toBe(false)
    expect(isExact(compareWithRoster(asker, { ...place, entries: [] }))).toBe(false)
    expect(isExact(compareWithRoster(asker, { ...place, isFound: false, entries: [] }))).toBe(false)
    const byPhone = { name: 'A', email: null, phone: '+33612345678' }
    expect(isExact(compareWithRoster(byPhone, { ...place, entries: [other, entry] }))).toBe(true)
  })

  it('does not call two unknown addresses the same', () => {
    expect(compareAddresses(null, null)).toBe('unknown')
    expect(compareAddresses('', '')).toBe('unknown')
  })
})

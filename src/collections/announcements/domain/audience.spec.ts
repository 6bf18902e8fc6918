import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { ROLES } from '@/kernel/domain/membership'
import type { Audience, Membership } from './audience'
import { AUDIENCE_LISTS, audienceOf, EVERYBODY, isForEverybody, reaches } from './audience'

const some = (...values: string[]) => fc.subarray(values)
const audiences: fc.Arbitrary<Audience> = fc.record({
  roles: fc.subarray([...ROLES]),
  buildings: some('A', 'B', ''),
  floors: some('1', '2'),
  unitTypes: some('apartment', 'shop'),
  units: some('u1', 'u2'),
  lists: some('l1', 'l2'),
})
const memberships: fc.Arbitrary<Membership> = fc.record({
  role: fc.constantFrom(...ROLES),
  unit: fc.option(
    fc.record({
      id: fc.constantFrom('u1', 'u2', 'u3'),
      building: fc.constantFrom('A', 'B', ''),
      floor: fc.constantFrom('1', '2', '3'),
      type: fc.constantFrom('apartment', 'shop'),
    }),
    { nil: null },
  ),
  lists: some('l1', 'l2', 'l3'),
})

const home = (over: Partial<NonNullable<Membership['unit']>> = {}): Membership => ({
  role: 'owner',
  unit: { id: 'u1', building: 'A', floor: '2', type: 'apartment', ...over },
  lists: ['l1'],
})
const guard: Membership = { role: 'guard', unit: null, lists: [] }

describe('whom an announcement is for', () => {
  it.each<[string, Partial<Audience>, Membership, boolean]>([
    ['everybody', {}, home(), true],
    ['everybody, with staff', {}, guard, true],
    ['a building', { buildings: ['A'] }, home(), true],
    ['another building', { buildings: ['B'] }, home(), false],
    ['one of two buildings', { buildings: ['B', 'A'] }, home(), true],
    ['a floor of a building', { buildings: ['A'], floors: ['2'] }, home(), true],
    ['another floor of it', { buildings: ['A'], floors: ['3'] }, home(), false],
    ['a unit', { units: ['u1'] }, home(), true],
    ['another unit', { units: ['u2'] }, home(), false],
    ['a list', { lists: ['l2', 'l1'] }, home(), true],
    ['another list', { lists: ['l2'] }, home(), false],
    ['those of a list who rent', { lists: ['l1'], roles: ['leaseholder'] }, home(), false],
    ['shops', { unitTypes: ['shop'] }, home(), false],
    ['owners', { roles: ['owner'] }, home(), true],
    ['those who rent', { roles: ['leaseholder'] }, home(), false],
    ['a building, and staff without a unit', { buildings: ['A'] }, guard, false],
    ['the building without a name', { buildings: [''] }, home({ building: '' }), true],
    ['the building without a name, and no unit', { buildings: [''] }, guard, false],
  ])('%s', (_, audience, membership, isMeant) => {
    expect(reaches({ ...EVERYBODY, ...audience }, membership)).toBe(isMeant)
  })

  it('is fewer with every list, and more with every choice in one', () => {
    fc.assert(
      fc.property(audiences, memberships, (audience, membership) => {
        if (!reaches(audience, membership)) return
        for (const name of AUDIENCE_LISTS) {
          expect(reaches({ ...audience, [name]: [] }, membership)).toBe(true)
        }
      }),
    )
  })

  it('is everybody where nothing is chosen, and nobody else is', () => {
    fc.assert(fc.property(memberships, (membership) => reaches(EVERYBODY, membership)))
    expect(isForEverybody(EVERYBODY)).toBe(true)
    expect(isForEverybody({ ...EVERYBODY, floors: ['1'] })).toBe(false)
  })

  it('is read from anything, and is then the same again', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const audience = audienceOf(value)
        expect(audienceOf(audience)).toEqual(audience)
      }),
    )
    expect(audienceOf({ roles: ['owner', 'king', 'owner', 1], units: 'u1' })).toEqual({
      ...EVERYBODY,
      roles: ['owner'],
    })
  })
})

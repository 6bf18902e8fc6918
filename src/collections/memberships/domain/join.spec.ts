import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { isInForce, MEMBERSHIP_STATUSES } from '@/kernel/domain/membership'
import { isRestHalf, planJoin } from './join'
import type { JoiningTerm } from './join'

const NOW = new Date('2026-06-15T12:00:00Z')
const day = (text: string) => new Date(`${text}T00:00:00Z`)

const term = (id: string, isOfKept: boolean, data: Partial<JoiningTerm> = {}): JoiningTerm => ({
  id,
  isOfKept,
  community: 'c',
  unit: 'u',
  role: 'owner',
  status: 'active',
  viaPlatform: false,
  validFrom: null,
  validTo: null,
  createdAt: day('2026-01-01'),
  livesThere: true,
  speaksForUnit: false,
  ...data,
})

describe('memberships of two accounts that become one', () => {
  it('of the same kind fold into the older, with the longer term', () => {
    const kept = term('k', true, { validFrom: day('2026-03-01'), speaksForUnit: true })
    const other = term('o', false, { validFrom: day('2025-03-01'), validTo: day('2026-12-31') })
    const { widened, folded } = planJoin([kept, other], NOW)
    expect(widened).toEqual([
      { term: { ...other, validTo: null, speaksForUnit: true }, notices: 'k' },
    ])
    expect(folded).toEqual([kept])
  })
  it('stay two where anything differs', () => {
    const kept = term('k', true)
    const others = [
      term('1', false, { unit: 'v' }),
      term('2', false, { role: 'household' }),
      term('3', false, { community: 'd' }),
      term('4', false, { status: 'suspended' }),
      term('5', false, { viaPlatform: true }),
    ]
    expect(planJoin([kept, ...others], NOW)).toEqual({ widened: [], folded: [] })
  })
  it('stay two with a gap between them: nobody is let in for it', () => {
    const kept = term('k', true, { validTo: day('2026-07-01') })
    const other = term('o', false, { validFrom: day('2026-09-01') })
    expect(planJoin([kept, other], NOW)).toEqual({ widened: [], folded: [] })
  })
  it('that have ended are history, whoever held them', () => {
    const ended = term('e', true, { status: 'ended', validTo: day('2026-02-01') })
    const past = term('p', false, { validTo: day('2026-05-01') })
    const running = term('r', false, { validFrom: day('2026-06-01') })
    expect(planJoin([ended, past, running], NOW)).toEqual({ widened: [], folded: [] })
  })

  const instant = fc.option(
    fc.constantFrom(
      day('2026-01-01'),
      day('2026-05-01'),
      day('2026-06-01'),
      day('2026-07-01'),
      day('2026-09-01'),
      day('2027-01-01'),
    ),
  )
  const any = fc
    .record({
      id: fc.uuid(),
      isOfKept: fc.boolean(),
      community: fc.constantFrom('c', 'd'),
      unit: fc.constantFrom('u', null),
      role: fc.constantFrom('owner' as const, 'manager' as const),
      status: fc.constantFrom(...MEMBERSHIP_STATUSES),
      viaPlatform: fc.boolean(),
      validFrom: instant,
      validTo: instant,
      createdAt: fc.constantFrom(day('2025-01-01'), day('2025-06-01')),
      livesThere: fc.boolean(),
      speaksForUnit: fc.boolean(),
    })
    .filter(({ validFrom, validTo }) => !validFrom || !validTo || validFrom < validTo)
  const terms = fc.uniqueArray(any, { selector: ({ id }) => id, maxLength: 8 })
  const moments = [
    '2026-06-16',
    '2026-06-30',
    '2026-07-02',
    '2026-08-15',
    '2026-10-01',
    '2028-01-01',
  ]

  const rightsAt = (held: readonly JoiningTerm[], at: Date, status: string): string[] =>
    [
      ...new Set(
        held
          .filter((one) => one.status === status && isInForce({ ...one, status: 'active' }, at))
          .map(({ community, unit, role, viaPlatform }) =>
            [community, unit, role, viaPlatform].join(' '),
          ),
      ),
    ].toSorted()

  it('give together what both gave at every moment to come: not less, and not more', () => {
    fc.assert(
      fc.property(terms, (held) => {
        const { widened, folded } = planJoin(held, NOW)
        const gone = new Set(folded.map(({ id }) => id))
        const changed = new Map(widened.map((one) => [one.term.id, one.term]))
        const after = held
          .filter(({ id }) => !gone.has(id))
          .map((one) => changed.get(one.id) ?? one)
        for (const status of ['active', 'invited', 'suspended']) {
          for (const moment of moments) {
            const at = day(moment)
            expect(rightsAt(after, at, status)).toEqual(rightsAt(held, at, status))
          }
        }
      }),
      { numRuns: 1000 },
    )
  })
  it('touch no row that is over, and no row twice', () => {
    fc.assert(
      fc.property(terms, (held) => {
        const { widened, folded } = planJoin(held, NOW)
        const touched = [...widened.map((one) => one.term), ...folded].map(({ id }) => id)
        expect(new Set(touched).size).toBe(touched.length)
        for (const { status, validTo } of folded) {
          expect(status).not.toBe('ended')
          expect(validTo === null || validTo > NOW).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('an account that rests', () => {
  it('is not joined to one that acts in the same community', () => {
    const resting = term('r', true, { status: 'suspended' })
    expect(isRestHalf([resting, term('a', false)], NOW)).toBe(true)
    expect(isRestHalf([term('r', false, { status: 'suspended' }), term('a', true)], NOW)).toBe(true)
    expect(isRestHalf([resting, term('a', false, { community: 'd' })], NOW)).toBe(false)
    expect(isRestHalf([resting, term('a', false, { status: 'suspended' })], NOW)).toBe(false)
    expect(isRestHalf([resting, term('a', false, { validTo: day('2026-01-02') })], NOW)).toBe(false)
  })
})

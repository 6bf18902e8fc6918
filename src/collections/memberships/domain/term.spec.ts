import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { MEMBERSHIP_STATUSES } from '@/kernel/domain/membership'
import { endingOf, isInForce, turnsOf } from './term'

const instant = fc.date({
  min: new Date('2026-01-01T00:00:00Z'),
  max: new Date('2027-01-01T00:00:00Z'),
  noInvalidDate: true,
})
const term = fc.record({
  status: fc.constantFrom(...MEMBERSHIP_STATUSES),
  validFrom: fc.option(instant),
  validTo: fc.option(instant),
})

describe('the end of a membership', () => {
  const open = { status: 'active' as const, validFrom: null, validTo: null }
  const now = new Date('2026-06-01T12:00:00Z')

  it('is now, later, or long past', () => {
    expect(endingOf(open, now, now)).toBe('ends-now')
    expect(endingOf(open, new Date('2026-06-01T12:00:01Z'), now)).toBe('ends-later')
    expect(endingOf({ ...open, status: 'ended' }, now, now)).toBe('has-ended')
    expect(endingOf({ ...open, validTo: now }, now, now)).toBe('has-ended')
  })

  it('leaves nobody in force from its instant on', () => {
    fc.assert(
      fc.property(term, instant, fc.integer({ min: 0, max: 1e9 }), (held, at, later) => {
        const ended = { ...held, validTo: at }
        return !isInForce(ended, new Date(at.getTime() + later))
      }),
    )
  })

  it('is the only kind of moment, with the beginning, at which anything changes by itself', () => {
    fc.assert(
      fc.property(term, instant, fc.integer({ min: 0, max: 1e10 }), (held, from, length) => {
        const to = new Date(from.getTime() + length)
        const changes = isInForce(held, from) !== isInForce(held, to)
        return !changes || turnsOf(held, from).some((at) => at > from && at <= to)
      }),
    )
  })
})

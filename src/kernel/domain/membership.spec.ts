import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { isInForce, isRole, MEMBERSHIP_STATUSES, needsUnit } from './membership'

const at = (text: string) => new Date(text)

describe('isInForce', () => {
  const open = { status: 'active', validFrom: null, validTo: null } as const

  it('holds for an active, open-ended membership', () => {
    expect(isInForce(open, at('2026-05-01T00:00:00Z'))).toBe(true)
  })

  it('starts at its first instant and ends at its last', () => {
    const term = {
      status: 'active',
      validFrom: at('2026-05-01T00:00:00Z'),
      validTo: at('2026-06-01T00:00:00Z'),
    } as const
    expect(isInForce(term, at('2026-04-30T23:59:59Z'))).toBe(false)
    expect(isInForce(term, at('2026-05-01T00:00:00Z'))).toBe(true)
    expect(isInForce(term, at('2026-05-31T23:59:59Z'))).toBe(true)
    expect(isInForce(term, at('2026-06-01T00:00:00Z'))).toBe(false)
  })

  it('never holds for a status other than active', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...MEMBERSHIP_STATUSES.filter((status) => status !== 'active')),
        fc.date({ noInvalidDate: true }),
        (status, instant) => {
          expect(isInForce({ ...open, status }, instant)).toBe(false)
        },
      ),
    )
  })

  it('has one window: once over, never in force again', () => {
    const anyDate = fc.date({ noInvalidDate: true })
    fc.assert(
      fc.property(anyDate, anyDate, anyDate, (validTo, first, second) => {
        const term = { ...open, validTo }
        const [early, late] = first <= second ? [first, second] : [second, first]
        if (!isInForce(term, early)) expect(isInForce(term, late)).toBe(false)
      }),
    )
  })
})

describe('roles', () => {
  it('knows its own and refuses all else', () => {
    expect(isRole('concierge')).toBe(true)
    expect(isRole('admin')).toBe(false)
    expect(isRole(undefined)).toBe(false)
  })

  it('asks a unit of residents alone', () => {
    expect(needsUnit('leaseholder')).toBe(true)
    expect(needsUnit('guard')).toBe(false)
  })
})

import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { sinceOf } from './when'

const PARIS = 'Europe/Paris'
const AUCKLAND = 'Pacific/Auckland'

describe('since when things are looked for', () => {
  it('is the first moment of the year of the community', () => {
    const newYear = new Date('2026-12-31T23:30:00Z')
    expect(sinceOf('year', newYear, 'UTC')).toBe('2026-01-01T00:00:00.000Z')
    expect(sinceOf('year', newYear, PARIS)).toBe('2026-12-31T23:00:00.000Z')
    expect(sinceOf('year', newYear, AUCKLAND)).toBe('2026-12-31T11:00:00.000Z')
  })

  it('is the first moment of a day thirty days ago, across a change of the clocks', () => {
    expect(sinceOf('month', new Date('2026-04-10T12:00:00Z'), PARIS)).toBe(
      '2026-03-10T23:00:00.000Z',
    )
  })

  it('is never after now, and takes in thirty days whole', () => {
    const any = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2035-01-01'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(any, fc.constantFrom(PARIS, AUCKLAND, 'UTC'), (now, zone) => {
        expect(Date.parse(sinceOf('year', now, zone))).toBeLessThanOrEqual(now.getTime())
        const age = now.getTime() - Date.parse(sinceOf('month', now, zone))
        expect(age / 86_400_000).toBeGreaterThanOrEqual(30 - 1 / 24)
        expect(age / 86_400_000).toBeLessThan(31 + 1 / 12)
      }),
    )
  })
})

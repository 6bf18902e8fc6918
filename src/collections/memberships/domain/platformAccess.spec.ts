import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { endOfAccess, MAX_HOURS } from './platformAccess'

const someDay = fc.date({
  min: new Date('2000-01-01T00:00:00Z'),
  max: new Date('2100-01-01T00:00:00Z'),
  noInvalidDate: true,
})

describe('access of the platform to a community', () => {
  it('ends, whatever was asked for', () => {
    fc.assert(
      fc.property(someDay, fc.integer(), (from, hours) => {
        const length = (endOfAccess(from, hours).getTime() - from.getTime()) / 3_600_000
        return length >= 1 && length <= MAX_HOURS
      }),
    )
    const from = new Date('2026-11-24T10:00:00Z')
    expect(endOfAccess(from, 3).toISOString()).toBe('2026-11-24T13:00:00.000Z')
  })
})

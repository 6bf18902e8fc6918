import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { reconnectDelay } from './backoff'

describe('the wait before the next try', () => {
  it('has a ceiling that doubles up to half a minute', () => {
    const ceilings = Array.from({ length: 7 }, (_, attempt) => reconnectDelay(attempt, 1))
    expect(ceilings).toEqual([2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000])
    expect(reconnectDelay(1000, 1)).toBe(30_000)
  })

  it('is spread over everything below the ceiling', () => {
    expect(reconnectDelay(0, 0)).toBe(0)
    expect(reconnectDelay(3, 0.5)).toBe(8000)
    fc.assert(
      fc.property(fc.nat(10_000), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, chance) => {
        const delay = reconnectDelay(attempt, chance)
        return Number.isInteger(delay) && delay >= 0 && delay <= 30_000
      }),
    )
  })
})

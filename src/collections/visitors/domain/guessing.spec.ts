import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { LIMITS } from '@/kernel/http/rateLimit/limits'
import {
  BUDGET_HOURS,
  chanceOf,
  CODES,
  COMMUNITY_UNITS,
  costOfGuess,
  DEVICE_UNITS,
  lifeAround,
} from './guessing'

/** Guesses that a span of the limiter lets through, each with the codes that live at that moment. */
const letThrough = (living: readonly number[], units: number): number[] => {
  let spent = 0
  return living.filter((many) => {
    const cost = costOfGuess(many)
    if (spent + cost > units) return false
    spent += cost
    return true
  })
}

describe('a day of guessing', () => {
  it('opens a gate with less than one chance in a hundred, however many codes live', () => {
    const day = fc.array(fc.integer({ min: 0, max: 6000 }), { maxLength: 400 })
    fc.assert(
      fc.property(day, day, (first, second) => {
        // A day meets at most two spans of the limiter.
        const guesses = [
          ...letThrough(first, COMMUNITY_UNITS),
          ...letThrough(second, COMMUNITY_UNITS),
        ]
        const missesAll = guesses.reduce((chance, many) => chance * (1 - many / CODES), 1)
        expect(1 - missesAll).toBeLessThan(0.01)
      }),
    )
    expect(chanceOf(2 * COMMUNITY_UNITS)).toBeLessThan(0.01)
    expect(BUDGET_HOURS).toBe(24)
  })

  it('holds at its worst: always as many codes as the budget divides by', () => {
    for (let many = 1; many <= COMMUNITY_UNITS; many += 1) {
      const guesses = 2 * Math.floor(COMMUNITY_UNITS / costOfGuess(many))
      expect(1 - (1 - many / CODES) ** guesses).toBeLessThan(0.01)
    }
  })

  it('leaves room for mistakes: a quarter for each browser', () => {
    expect(DEVICE_UNITS * 4).toBeLessThanOrEqual(COMMUNITY_UNITS)
    expect(Math.floor(DEVICE_UNITS / costOfGuess(100))).toBe(12)
    expect(costOfGuess(0)).toBe(1)
  })

  it('is what the limiter counts, and what the record of security says', () => {
    const hours = (span: number) => ({ seconds: span * 3600, lump: 1 })
    expect(LIMITS['gate-code']).toEqual({
      device: { points: DEVICE_UNITS, ...hours(BUDGET_HOURS) },
      community: { points: COMMUNITY_UNITS, ...hours(BUDGET_HOURS) },
    })
    const said = readFileSync('docs/security.md', 'utf8')
    expect(said).toContain(COMMUNITY_UNITS.toLocaleString('en'))
    expect(said).toContain(DEVICE_UNITS.toLocaleString('en'))
  })
})

describe('the life of a code', () => {
  it('is around its visit', () => {
    const now = new Date('2026-11-24T12:00:00Z')
    const { opensAfter, opensBefore, closesAfter } = lifeAround(now)
    expect([opensAfter, opensBefore, closesAfter].map((at) => at.toISOString())).toEqual([
      '2026-11-22T23:00:00.000Z',
      '2026-11-25T00:00:00.000Z',
      '2026-11-24T00:00:00.000Z',
    ])
  })
})

import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { dayAfter, stageOf } from './reminders'

describe('what an owner is told about a day', () => {
  it.each([
    ['2026-12-31', null],
    ['2026-12-30', 'ahead'],
    ['2026-12-01', 'ahead'],
    ['2026-11-30', 'due'],
    ['2025-01-01', 'due'],
  ])('on the last of November of the %s: %s', (day, stage) => {
    expect(stageOf(day, '2026-11-30')).toBe(stage)
  })

  it('comes in order: nothing, ahead, due', () => {
    const order = [null, 'ahead', 'due']
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), (a, b) => {
        const today = (days: number) => dayAfter('2026-03-01', days)
        const [first, later] = [Math.min(a, b), Math.max(a, b)]
        const rank = (days: number) => order.indexOf(stageOf('2026-04-20', today(days)))
        expect(rank(first)).toBeLessThanOrEqual(rank(later))
      }),
    )
  })
})

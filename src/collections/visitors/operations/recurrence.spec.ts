import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { rrulestr } from 'rrule'
import { planOf, WEEKDAYS } from '../domain/plan'
import type { Said } from '../domain/plan'
import { daysOfRule, windowsOf } from './recurrence'

const said: Said = {
  kind: 'recurring',
  day: '2027-03-22',
  from: '09:00',
  until: '12:00',
  days: ['MO', 'WE'],
  lastDay: '2027-04-07',
}
const dayAfter = (days: number) =>
  new Date(Date.UTC(2027, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)

describe('what recurs', () => {
  it('is kept as a rule of days, and opens by the clock whatever the clock does', () => {
    const plan = planOf(said, 'Europe/Paris')
    if (typeof plan === 'string' || plan.rule === null) throw new Error('no plan')
    expect(plan.rule).toBe('FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20270407T235959Z')
    expect(plan.lastsUntil?.toISOString()).toBe('2027-04-07T10:00:00.000Z')
    const windows = windowsOf({ rule: plan.rule, first: plan }, 'Europe/Paris', {
      from: '2027-03-24',
      to: '2027-12-31',
    })
    expect(
      windows.map(({ opensAt, closesAt }) => [opensAt.toISOString(), closesAt.toISOString()]),
    ).toEqual([
      ['2027-03-24T07:30:00.000Z', '2027-03-24T11:00:00.000Z'],
      ['2027-03-29T06:30:00.000Z', '2027-03-29T10:00:00.000Z'],
      ['2027-03-31T06:30:00.000Z', '2027-03-31T10:00:00.000Z'],
      ['2027-04-05T06:30:00.000Z', '2027-04-05T10:00:00.000Z'],
      ['2027-04-07T06:30:00.000Z', '2027-04-07T10:00:00.000Z'],
    ])
  })

  it('has the days that a second library finds', () => {
    const day = fc.integer({ min: 0, max: 700 })
    const days = fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 })
    fc.assert(
      fc.property(day, day, day, day, days, (start, length, from, span, named) => {
        const [first, last] = [dayAfter(start), dayAfter(start + length)]
        const plan = planOf({ ...said, day: first, lastDay: last, days: named }, 'UTC')
        if (typeof plan === 'string' || plan.rule === null) throw new Error('no plan')
        const [begin, end] = [dayAfter(from), dayAfter(from + span)]
        const found = daysOfRule(plan.rule, first, begin, end)
        const other = rrulestr(
          `DTSTART:${first.replaceAll('-', '')}T120000Z\nRRULE:${plan.rule}`,
        ).between(new Date(`${begin}T12:00:00Z`), new Date(`${end}T12:00:00Z`), true)
        expect(found).toEqual(other.map((at) => at.toISOString().slice(0, 10)))
        for (const one of found) {
          expect(one >= first && one <= last).toBe(true)
          expect(named).toContain(WEEKDAYS[(new Date(one).getUTCDay() + 6) % 7])
        }
      }),
      { numRuns: 60 },
    )
  })
})

import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { rrulestr } from 'rrule'
import { daysOfRule, planOf, planUntil, WEEKDAYS, weekdaysIn, windowsOf } from './plan'
import type { Said } from './plan'

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
    expect(weekdaysIn(plan.rule)).toEqual(['MO', 'WE'])
    expect(weekdaysIn(null)).toEqual([])
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

  it('needs a day, and an end that is not before its beginning', () => {
    expect(planOf({ ...said, days: [] }, 'UTC')).toBe('visitors.no-days')
    expect(planOf({ ...said, lastDay: '2027-03-21' }, 'UTC')).toBe('visitors.last-day')
    const endless = planOf({ ...said, lastDay: '' }, 'UTC')
    expect(endless).toMatchObject({ lastsUntil: null, rule: 'FREQ=WEEKLY;BYDAY=MO,WE' })
  })

  it('is planned two weeks ahead', () => {
    expect(planUntil(new Date('2027-03-20T23:30:00Z'), 'Europe/Paris')).toBe('2027-04-04')
  })
})

describe('a standing pass', () => {
  it('holds from its beginning to the end of its last day, or for good', () => {
    const plan = planOf({ ...said, kind: 'standing' }, 'Europe/Paris')
    expect(plan).toMatchObject({
      startsAt: new Date('2027-03-22T08:00:00Z'),
      endsAt: new Date('2027-04-07T22:00:00Z'),
      lastsUntil: new Date('2027-04-07T22:00:00Z'),
    })
    const endless = planOf({ ...said, kind: 'standing', lastDay: '' }, 'Europe/Paris')
    expect(endless).toMatchObject({ lastsUntil: null, rule: null })
  })
})

describe('once', () => {
  it('is its span', () => {
    const plan = planOf({ ...said, kind: 'single' }, 'UTC')
    expect(plan).toMatchObject({ rule: null, lastsUntil: new Date('2027-03-22T12:00:00Z') })
  })
})

import { describe, expect, it } from '@jest/globals'
import { planOf, planUntil, weekdaysIn } from './plan'
import type { Said } from './plan'

const said: Said = {
  kind: 'recurring',
  day: '2027-03-22',
  from: '09:00',
  until: '12:00',
  days: ['MO', 'WE'],
  lastDay: '2027-04-07',
}

describe('what recurs', () => {
  it('is kept as a rule of days', () => {
    const plan = planOf(said, 'Europe/Paris')
    if (typeof plan === 'string') throw new Error('no plan')
    expect(plan.rule).toBe('FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20270407T235959Z')
    expect(plan.lastsUntil?.toISOString()).toBe('2027-04-07T10:00:00.000Z')
    expect(weekdaysIn(plan.rule)).toEqual(['MO', 'WE'])
    expect(weekdaysIn(null)).toEqual([])
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

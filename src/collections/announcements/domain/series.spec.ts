import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  isDay,
  isRule,
  isTimeOfDay,
  laterDay,
  LATE_MS,
  makingMoment,
  makingWindow,
  recurrenceOf,
  RHYTHMS,
  ruleOf,
  WEEKDAYS,
} from './series'
import type { Recurrence } from './series'

const choices: fc.Arbitrary<Recurrence> = fc.record({
  rhythm: fc.constantFrom(...RHYTHMS),
  every: fc.integer({ min: 1, max: 99 }),
  weekdays: fc.subarray([...WEEKDAYS]),
  place: fc.constantFrom(1, 2, 3, 4, 15, 31, -1),
})

describe('the rule of a series', () => {
  it.each<[Partial<Recurrence>, string]>([
    [{ rhythm: 'daily' }, 'FREQ=DAILY'],
    [{ rhythm: 'weekly', every: 2, weekdays: ['FR', 'MO'] }, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR'],
    [{ rhythm: 'weekly' }, 'FREQ=WEEKLY'],
    [{ rhythm: 'monthDay', place: -1 }, 'FREQ=MONTHLY;BYMONTHDAY=-1'],
    [{ rhythm: 'monthWeekday', place: 1, weekdays: ['TU'] }, 'FREQ=MONTHLY;BYDAY=1TU'],
    [{ rhythm: 'monthWeekday', place: -1 }, 'FREQ=MONTHLY;BYDAY=-1MO'],
    [{ rhythm: 'yearly', every: 2 }, 'FREQ=YEARLY;INTERVAL=2'],
  ])('of %j is %s', (chosen, rule) => {
    expect(ruleOf({ rhythm: 'daily', every: 1, weekdays: [], place: 1, ...chosen })).toBe(rule)
  })

  it('is a rule, and its form writes the same one again', () => {
    fc.assert(
      fc.property(choices, (chosen) => {
        const rule = ruleOf(chosen)
        expect(isRule(rule)).toBe(true)
        const again = recurrenceOf(rule)
        expect(again === null ? null : ruleOf(again)).toBe(rule)
      }),
    )
  })

  it.each([
    'FREQ=HOURLY',
    'FREQ=DAILY;COUNT=3',
    'FREQ=DAILY;UNTIL=20270101',
    'FREQ=DAILY;BYHOUR=3',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;FREQ=WEEKLY',
    'FREQ=DAILY\nDTSTART:20200101',
    'BYDAY=MO',
    'FREQ=WEEKLY;BYDAY=XX',
    '',
    7,
  ])('is not %j', (text) => {
    expect(isRule(text)).toBe(false)
    expect(recurrenceOf(String(text))).toBeNull()
  })

  it('that was written by hand is left to whoever wrote it', () => {
    for (const rule of [
      'FREQ=MONTHLY;BYMONTHDAY=1,15',
      'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
      'FREQ=MONTHLY',
      'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1',
    ]) {
      expect(isRule(rule)).toBe(true)
      expect(recurrenceOf(rule)).toBeNull()
    }
  })
})

describe('days and hours of a series', () => {
  it.each([
    ['2026-12-01', true],
    ['2026-02-30', false],
    ['2028-02-29', true],
    ['1999-12-31', false],
    ['2026-1-1', false],
    [null, false],
  ])('take %s: %s', (text, isOne) => {
    expect(isDay(text)).toBe(isOne)
  })

  it.each([
    ['08:00', true],
    ['23:59', true],
    ['24:00', false],
    ['8:00', false],
    [8, false],
  ])('take %s as an hour: %s', (text, isOne) => {
    expect(isTimeOfDay(text)).toBe(isOne)
  })

  it('go on over months', () => {
    expect(laterDay('2026-12-30', 3)).toBe('2027-01-02')
  })
})

describe('what is made now', () => {
  const now = new Date('2026-12-01T08:00:00Z')

  it('is what lies ahead by so many days, and what is not long past', () => {
    const long = new Date('2026-01-01T00:00:00Z')
    expect(makingWindow({ now, countsFrom: long, leadDays: 3 })).toEqual({
      from: new Date(now.getTime() - LATE_MS),
      until: new Date('2026-12-04T08:00:00Z'),
    })
  })

  it('is nothing from before the series was as it is', () => {
    expect(makingWindow({ now, countsFrom: now, leadDays: 0 })).toEqual({ from: now, until: now })
  })

  it('is looked for so many days before', () => {
    const at = new Date('2026-12-04T08:00:00Z')
    expect(makingMoment({ day: '2026-12-04', at }, 3)).toEqual(now)
  })
})

import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { isSeriesRule, nextOccurrences, occurrencesBetween } from './recurrence'
import type { SeriesRule } from './recurrence'

const series = (over: Partial<SeriesRule> = {}): SeriesRule => ({
  rule: 'FREQ=WEEKLY;BYDAY=SU',
  firstDay: '2027-03-01',
  time: '08:00',
  lastDay: null,
  timeZone: 'Europe/Paris',
  ...over,
})
const after = (text: string) => new Date(text)
const next = (one: SeriesRule, from: string, count = 3) =>
  nextOccurrences(one, after(from), count).map(({ day, at }) => `${day} ${at.toISOString()}`)

describe('the days of a series', () => {
  it('keep their hour when the clocks are put forward, and back', () => {
    expect(next(series(), '2027-03-20T00:00:00Z')).toEqual([
      '2027-03-21 2027-03-21T07:00:00.000Z',
      '2027-03-28 2027-03-28T06:00:00.000Z',
      '2027-04-04 2027-04-04T06:00:00.000Z',
    ])
    expect(next(series(), '2027-10-23T00:00:00Z', 2)).toEqual([
      '2027-10-24 2027-10-24T06:00:00.000Z',
      '2027-10-31 2027-10-31T07:00:00.000Z',
    ])
  })

  it('have the hour that the clocks leap over soon after the leap, and one that comes twice once', () => {
    expect(next(series({ time: '02:30' }), '2027-03-27T00:00:00Z', 1)).toEqual([
      expect.stringMatching(/^2027-03-28 2027-03-28T01:[03]0/),
    ])
    const twice = next(series({ time: '02:30' }), '2027-10-30T00:00:00Z', 2)
    expect(twice.map((one) => one.slice(0, 10))).toEqual(['2027-10-31', '2027-11-07'])
  })

  it.each([
    ['FREQ=MONTHLY;BYMONTHDAY=31', ['2027-03-31', '2027-05-31', '2027-07-31']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', ['2027-03-31', '2027-04-30', '2027-05-31']],
    ['FREQ=MONTHLY;BYDAY=1TU', ['2027-03-02', '2027-04-06', '2027-05-04']],
    ['FREQ=WEEKLY;INTERVAL=2', ['2027-03-01', '2027-03-15', '2027-03-29']],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', ['2028-02-29', '2032-02-29', '2036-02-29']],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', []],
  ])('are those of %s', (rule, days) => {
    const found = nextOccurrences(series({ rule }), after('2027-03-01T00:00:00Z'), 3)
    expect(found.map(({ day }) => day)).toEqual(days)
  })

  it('are found though it begins long after', () => {
    expect(next(series({ firstDay: '2098-01-01' }), '2027-01-01T00:00:00Z', 1)).toEqual([
      '2098-01-05 2098-01-05T07:00:00.000Z',
    ])
  })

  it('begin with the first and end with the last, both of them days of it', () => {
    const one = series({ firstDay: '2027-03-07', lastDay: '2027-03-14' })
    const all = occurrencesBetween(
      one,
      after('2020-01-01T00:00:00Z'),
      after('2040-01-01T00:00:00Z'),
    )
    expect(all.map(({ day }) => day)).toEqual(['2027-03-07', '2027-03-14'])
    expect(next(one, '2027-03-14T07:00:00Z')).toEqual([])
  })

  it('are each found once, wherever a span of time is cut', () => {
    const zones = fc.constantFrom('Europe/Paris', 'Pacific/Auckland', 'America/St_Johns', 'UTC')
    const rules = fc.constantFrom(
      'FREQ=DAILY',
      'FREQ=WEEKLY;BYDAY=MO,SU',
      'FREQ=MONTHLY;BYDAY=-1FR',
    )
    const hours = fc.constantFrom('00:00', '02:30', '12:00', '23:59')
    const span = fc.integer({ min: 0, max: 400 * 24 })
    fc.assert(
      fc.property(zones, rules, hours, span, span, (timeZone, rule, time, a, b) => {
        const one = series({ timeZone, rule, time, firstDay: '2026-06-01' })
        const at = (hoursLater: number) =>
          new Date(Date.parse('2026-06-01T00:00:00Z') + hoursLater * 3_600_000)
        const [cut, end] = [at(Math.min(a, b)), at(Math.max(a, b))]
        const days = (from: Date, until: Date) =>
          occurrencesBetween(one, from, until).map(({ day }) => day)
        const parts = [...days(at(0), new Date(cut.getTime() - 1)), ...days(cut, end)]
        expect(parts).toEqual(days(at(0), end))
        expect(new Set(parts).size).toBe(parts.length)
      }),
      { numRuns: 60 },
    )
  })

  it.each<[Partial<SeriesRule>, boolean]>([
    [{}, true],
    [{ lastDay: '2027-04-01' }, true],
    [{ lastDay: 'soon' }, false],
    [{ firstDay: '2027-02-30' }, false],
    [{ time: '25:00' }, false],
    [{ rule: 'FREQ=HOURLY' }, false],
    [{ rule: 'FREQ=WEEKLY;BYDAY=-9MO,99TU' }, true],
    [{ rule: 'FREQ=MONTHLY;BYMONTHDAY=0' }, false],
  ])('can be told from %j: %s', (over, can) => {
    expect(isSeriesRule(series(over))).toBe(can)
  })
})

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

const ZONES = ['Europe/Paris', 'America/Toronto'] as const
const clocks = new Map(
  ZONES.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }),
  ]),
)
/** What the clocks of a zone show, said by the runtime and not by our own sums. */
const clockOf = (at: Date, timeZone: (typeof ZONES)[number]): string =>
  clocks.get(timeZone)?.format(at) ?? ''

/** Whether the clocks of a zone ever show a time: looked for hour by hour around it. */
const isShown = (wall: string, timeZone: (typeof ZONES)[number]): boolean => {
  const near = Date.parse(`${wall.replace(' ', 'T')}:00Z`)
  for (let hours = -3; hours <= 6; hours += 1) {
    if (clockOf(new Date(near + hours * 3_600_000), timeZone) === wall) return true
  }
  return false
}

describe('a gate that opens again and again', () => {
  // Around both changes of the clocks of each zone, and around a leap day.
  const around = fc.constantFrom(
    ...ZONES.flatMap((timeZone) =>
      ['2026-10-25', '2026-11-01', '2027-03-14', '2027-03-28', '2028-02-29'].map((day) => ({
        timeZone,
        day,
      })),
    ),
  )
  const shifted = (day: string, days: number) =>
    new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45'))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`)

  it('does so when a second library says, on clocks that are changed and on a leap day', () => {
    fc.assert(
      fc.property(
        around,
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 1, max: 20 }),
        time,
        time,
        fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 }),
        ({ timeZone, day }, before, length, from, until, days) => {
          const first = shifted(day, -before)
          const last = shifted(first, length)
          const plan = planOf({ ...said, day: first, lastDay: last, from, until, days }, timeZone)
          // A first day whose hours the clocks leap over is refused, or begins later than it says.
          if (typeof plan === 'string' || plan.rule === null) return
          fc.pre(isShown(`${first} ${from}`, timeZone))
          fc.pre(isShown(`${until > from ? first : shifted(first, 1)} ${until}`, timeZone))
          const windows = windowsOf({ rule: plan.rule, first: plan }, timeZone, {
            from: first,
            to: shifted(last, 30),
          })
          const starts = rrulestr(
            `DTSTART:${first.replaceAll('-', '')}T${from.replace(':', '')}00Z\nRRULE:${plan.rule}`,
          )
            .all()
            .map((at) => at.toISOString().slice(0, 16).replace('T', ' '))
          const ends = starts.map((start) => {
            const on = start.slice(0, 10)
            return `${until > from ? on : shifted(on, 1)} ${until}`
          })
          const exact = starts.flatMap((start, n) => {
            const end = ends[n] ?? ''
            return isShown(start, timeZone) && isShown(end, timeZone) ? [`${start}/${end}`] : []
          })
          const found = windows.map(
            ({ opensAt, closesAt }) =>
              `${clockOf(new Date(opensAt.getTime() + 1_800_000), timeZone)}/${clockOf(closesAt, timeZone)}`,
          )
          for (const one of exact) expect(found).toContain(one)
          // Whatever else there is, is of a day that was named, and the clocks leapt over its hours.
          const others = starts.filter(
            (_, n) => !exact.includes(`${starts[n] ?? ''}/${ends[n] ?? ''}`),
          )
          expect(found.length).toBeGreaterThanOrEqual(exact.length)
          expect(found.length).toBeLessThanOrEqual(exact.length + others.length)
          for (const { opensAt, closesAt } of windows) expect(closesAt > opensAt).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })
})

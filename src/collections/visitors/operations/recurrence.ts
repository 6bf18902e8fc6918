import { RRuleTemporal } from 'rrule-temporal'
import { basic } from '../domain/plan'
import { gateWindow, saidOf, spanOf } from '../domain/window'
import type { Span } from '../domain/window'

/** Days of a rule, from one on and up to another, in order. A rule of days knows no clock. */
export const daysOfRule = (rule: string, first: string, from: string, to: string): string[] => {
  const series = new RRuleTemporal({
    rruleString: `DTSTART:${basic(first)}T120000Z\nRRULE:${rule}`,
  })
  const noon = (day: string) => new Date(`${day}T12:00:00Z`)
  return series
    .between(noon(from < first ? first : from), noon(to), true)
    .map((at) => new Date(at.epochMilliseconds).toISOString().slice(0, 10))
}

interface Recurring {
  rule: string
  /** Of the first time, which says the hours of all. */
  first: Span
}

/** When the gate is open for somebody who recurs, from a day on and up to another. */
export const windowsOf = (
  { rule, first }: Recurring,
  timeZone: string,
  { from, to }: { from: string; to: string },
): { opensAt: Date; closesAt: Date }[] => {
  const said = saidOf(first, timeZone)
  return daysOfRule(rule, said.day, from, to)
    .map((day) => spanOf({ ...said, day }, timeZone))
    .filter(({ startsAt, endsAt }) => endsAt > startsAt)
    .map(gateWindow)
}

import { RRuleTemporal } from 'rrule-temporal'
import { dayFrom, instantOf } from '@/kernel/domain/zonedDay'
import { isDay, isRule, isTimeOfDay, laterDay } from '../domain/series'
import type { Occurrence } from '../domain/series'

/** When a series says something, on the clocks of its community. */
export interface SeriesRule {
  /** RFC 5545, days alone. */
  rule: string
  firstDay: string
  /** `08:00`. */
  time: string
  lastDay: string | null
  timeZone: string
}

/** Days that are looked through for what comes next: a month, a year, and what comes every four years. */
const AHEAD = [40, 400, 366 * 9]
const NO_RULE_TAKES_LONGER = 20_000
const DAY_MS = 86_400_000

const midnight = (day: string): Date => new Date(`${day}T00:00:00Z`)

/**
 * Days of a rule, from one to another. They are reckoned as days, without a zone; what hour that is, the
 * community's clocks say, also on the day on which they are put forward.
 */
const daysBetween = (
  { rule, firstDay, lastDay }: SeriesRule,
  from: string,
  until: string,
): string[] => {
  const begins = from > firstDay ? from : firstDay
  const ends = lastDay !== null && lastDay < until ? lastDay : until
  if (begins > ends) return []
  const dates = new RRuleTemporal({
    rruleString: `DTSTART:${firstDay.replaceAll('-', '')}T000000Z\nRRULE:${rule}`,
    maxIterations: NO_RULE_TAKES_LONGER,
  }).between(midnight(begins), midnight(ends), true)
  return dates.map((date) => date.toString().slice(0, 10))
}

/** Whether it is a rule of days that the calendar can reckon with. */
export const isSeriesRule = (one: Omit<SeriesRule, 'timeZone'>): boolean => {
  if (!isRule(one.rule) || !isDay(one.firstDay) || !isTimeOfDay(one.time)) return false
  if (one.lastDay !== null && !isDay(one.lastDay)) return false
  try {
    daysBetween({ ...one, timeZone: 'UTC' }, one.firstDay, laterDay(one.firstDay, 40))
    return true
  } catch {
    // What the library says of a rule that is none is in English, and names no field.
    return false
  }
}

const momentOn = (day: string, { time, timeZone }: SeriesRule): Occurrence => ({
  day,
  at: new Date(instantOf(`${day}T${time}`, timeZone)),
})

/** What falls into a span of time, its end included. */
export const occurrencesBetween = (one: SeriesRule, from: Date, until: Date): Occurrence[] =>
  daysBetween(one, dayFrom(from, one.timeZone, -1), dayFrom(until, one.timeZone, 1))
    .map((day) => momentOn(day, one))
    .filter(({ at }) => at >= from && at <= until)

/** The next that come after a moment; a series may begin long after it. */
export const nextOccurrences = (one: SeriesRule, after: Date, count: number): Occurrence[] => {
  const from = Math.max(after.getTime() + 1, midnight(one.firstDay).getTime() - 2 * DAY_MS)
  for (const days of AHEAD) {
    const found = occurrencesBetween(one, new Date(from), new Date(from + days * DAY_MS))
    if (found.length >= count || days === AHEAD.at(-1)) return found.slice(0, count)
  }
  return []
}

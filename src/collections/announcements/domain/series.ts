/** What an occurrence becomes: a draft that somebody looks at, or one that is published by itself. */
export const BECOMES = ['review', 'scheduled'] as const
export type Becomes = (typeof BECOMES)[number]

export const MOST_LEAD_DAYS = 60
export const MOST_SHOWN_DAYS = 365

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** An occurrence that nobody could make in time is still said within these hours; then it is past. */
export const LATE_MS = 12 * HOUR_MS

export interface Occurrence {
  /** Of the community's calendar: `2026-12-01`. */
  day: string
  /** When it is published. */
  at: Date
}

interface Standing {
  now: Date
  /** Since when the series is as it is. */
  countsFrom: Date
  leadDays: number
}

/** Which moments are made now: from when, until when. */
export const makingWindow = ({
  now,
  countsFrom,
  leadDays,
}: Standing): { from: Date; until: Date } => ({
  from: new Date(Math.max(countsFrom.getTime(), now.getTime() - LATE_MS)),
  until: new Date(now.getTime() + leadDays * DAY_MS),
})

/** When the worker has to look at an occurrence that lies ahead. */
export const makingMoment = ({ at }: Occurrence, leadDays: number): Date =>
  new Date(at.getTime() - leadDays * DAY_MS)

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/

/** A day of the calendar that there is, of this century. */
export const isDay = (text: unknown): text is string => {
  if (typeof text !== 'string' || !DAY.test(text) || !text.startsWith('20')) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

export const isTimeOfDay = (text: unknown): text is string =>
  typeof text === 'string' && /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text)

/** A day some days later. */
export const laterDay = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof WEEKDAYS)[number]

export const RHYTHMS = ['daily', 'weekly', 'monthDay', 'monthWeekday', 'yearly'] as const
export type Rhythm = (typeof RHYTHMS)[number]

/** A rule as a form asks for it. */
export interface Recurrence {
  rhythm: Rhythm
  /** Every so many days, weeks, months or years. */
  every: number
  /** Of a week; nothing chosen: that of the first day. Of a month the first counts. */
  weekdays: Weekday[]
  /** Which day of the month, or which of its weekdays; -1: the last. */
  place: number
}

const FREQUENCY: Readonly<Record<Rhythm, string>> = {
  daily: 'DAILY',
  weekly: 'WEEKLY',
  monthDay: 'MONTHLY',
  monthWeekday: 'MONTHLY',
  yearly: 'YEARLY',
}

/** The part of the rule that says which days. */
const daysOf = ({ rhythm, weekdays, place }: Recurrence): string[] => {
  switch (rhythm) {
    case 'weekly': {
      const chosen = WEEKDAYS.filter((day) => weekdays.includes(day))
      return chosen.length === 0 ? [] : [`BYDAY=${chosen.join(',')}`]
    }
    case 'monthDay':
      return [`BYMONTHDAY=${String(place)}`]
    case 'monthWeekday':
      return [`BYDAY=${String(place)}${weekdays[0] ?? 'MO'}`]
    default:
      return []
  }
}

/** The rule of a choice, as RFC 5545 writes it. */
export const ruleOf = (chosen: Recurrence): string =>
  [
    `FREQ=${FREQUENCY[chosen.rhythm]}`,
    ...(chosen.every === 1 ? [] : [`INTERVAL=${String(chosen.every)}`]),
    ...daysOf(chosen),
  ].join(';')

const NUMBER = String.raw`-?[1-9]\d?`
const listOf = (one: string): RegExp => new RegExp(`^${one}(?:,${one})*$`)

/** What of a rule is taken: days alone. When it ends, and at what time, the series says. */
const PARTS: ReadonlyMap<string, RegExp> = new Map([
  ['FREQ', /^(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/],
  ['INTERVAL', /^[1-9]\d?$/],
  ['BYDAY', listOf(String.raw`(?:-?[1-9]\d?)?(?:MO|TU|WE|TH|FR|SA|SU)`)],
  ['BYMONTHDAY', listOf(NUMBER)],
  ['BYMONTH', listOf('(?:[1-9]|1[0-2])')],
  ['BYSETPOS', listOf(NUMBER)],
  ['WKST', /^(?:MO|TU|WE|TH|FR|SA|SU)$/],
])

const partsOf = (rule: string): Map<string, string> =>
  new Map(
    rule.split(';').map((part): [string, string] => {
      const [name = '', value = ''] = part.split('=')
      return [name, value]
    }),
  )

/** Whether a text is a rule of days. Whether there are any, the calendar says. */
export const isRule = (text: unknown): text is string => {
  if (typeof text !== 'string') return false
  const parts = partsOf(text)
  return (
    parts.has('FREQ') &&
    parts.size === text.split(';').length &&
    [...parts].every(([name, value]) => PARTS.get(name)?.test(value) === true)
  )
}

const RHYTHM_OF: ReadonlyMap<string, Rhythm> = new Map([
  ['DAILY', 'daily'],
  ['WEEKLY', 'weekly'],
  ['YEARLY', 'yearly'],
])

const inMonth = (rule: string): Pick<Recurrence, 'rhythm' | 'place' | 'weekdays'> | null => {
  const day = /BYMONTHDAY=(-?\d+)(?:;|$)/.exec(rule)
  if (day) return { rhythm: 'monthDay', place: Number(day[1]), weekdays: [] }
  const weekday = /BYDAY=(-?\d+)([A-Z]{2})(?:;|$)/.exec(rule)
  const which = WEEKDAYS.find((one) => one === weekday?.[2])
  return which ? { rhythm: 'monthWeekday', place: Number(weekday?.[1]), weekdays: [which] } : null
}

/** The choice that a rule came from; null: it was written by hand. */
export const recurrenceOf = (rule: string): Recurrence | null => {
  if (!isRule(rule)) return null
  const parts = partsOf(rule)
  const frequency = parts.get('FREQ') ?? ''
  const every = Number(parts.get('INTERVAL') ?? 1)
  const rhythm = RHYTHM_OF.get(frequency)
  const days = (parts.get('BYDAY') ?? '').split(',')
  const chosen: Recurrence | null =
    rhythm === undefined
      ? withEvery(inMonth(rule), every)
      : { rhythm, every, weekdays: WEEKDAYS.filter((day) => days.includes(day)), place: 1 }
  // What the form would not write the same way is not its own.
  return chosen !== null && ruleOf(chosen) === rule ? chosen : null
}

const withEvery = (
  held: Pick<Recurrence, 'rhythm' | 'place' | 'weekdays'> | null,
  every: number,
): Recurrence | null => (held === null ? null : { ...held, every })

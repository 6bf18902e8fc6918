import { instantOf, wallClock } from '@/kernel/domain/zonedDay'
import type { InvitationKind } from './visit'
import { nextDay, spanOf } from './window'
import type { SaidSpan, Span } from './window'

/** As RFC 5545 writes them, the week as people here begin it. */
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof WEEKDAYS)[number]

const DAY_MS = 86_400_000
/** So far ahead somebody who comes again and again is expected. */
const PLANNED_DAYS = 14
/** A pass without an end: longer than any of us. */
export const FOR_GOOD = new Date('2120-01-01T00:00:00Z')

export interface Said extends SaidSpan {
  kind: InvitationKind
  /** On which days of the week, where it recurs. */
  days: readonly Weekday[]
  /** The last day; empty: until it is taken back. */
  lastDay: string
}

export interface Plan extends Span {
  kind: InvitationKind
  /** Null: until it is taken back. */
  lastsUntil: Date | null
  /** RRULE, of days of the community's calendar. */
  rule: string | null
}

type PlanProblem = 'visitors.no-days' | 'visitors.last-day'

/** As rules write a day: `20261124`. */
export const basic = (day: string): string => day.replaceAll('-', '')

/** What a host says, as an invitation is kept; or what is wrong with it. */
export const planOf = (said: Said, timeZone: string): Plan | PlanProblem => {
  const { kind, day, lastDay, days } = said
  const first = spanOf(said, timeZone)
  if (kind === 'single') return { ...first, kind, lastsUntil: first.endsAt, rule: null }
  if (lastDay !== '' && lastDay < day) return 'visitors.last-day'
  const end = lastDay === '' ? null : new Date(instantOf(`${nextDay(lastDay)}T00:00`, timeZone))
  if (kind === 'standing') {
    return { startsAt: first.startsAt, endsAt: end ?? FOR_GOOD, kind, lastsUntil: end, rule: null }
  }
  if (days.length === 0) return 'visitors.no-days'
  const named = WEEKDAYS.filter((one) => days.includes(one)).join(',')
  const until = lastDay === '' ? '' : `;UNTIL=${basic(lastDay)}T235959Z`
  // The last visit may go on past midnight.
  const lastsUntil = lastDay === '' ? null : spanOf({ ...said, day: lastDay }, timeZone).endsAt
  return { ...first, kind, lastsUntil, rule: `FREQ=WEEKLY;BYDAY=${named}${until}` }
}

/** The last day that is planned ahead now. */
export const planUntil = (now: Date, timeZone: string): string =>
  new Date(wallClock(now.getTime() + PLANNED_DAYS * DAY_MS, timeZone)).toISOString().slice(0, 10)

/** The days of the week that a rule names. */
export const weekdaysIn = (rule: string | null): Weekday[] => {
  const named = /BYDAY=([A-Z,]+)/.exec(rule ?? '')?.[1]?.split(',') ?? []
  return WEEKDAYS.filter((day) => named.includes(day))
}

import { instantOf, wallClock } from '@/kernel/domain/zonedDay'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** A guest who is early is let in: the gate opens so long before the time that the host said. */
export const EARLY_MINUTES = 30
const MOST_DAYS_AHEAD = 365

export interface Span {
  startsAt: Date
  endsAt: Date
}

/** Days of a calendar (`2026-11-24`) and times of a clock (`18:00`), as a host says them. */
export interface SaidSpan {
  day: string
  from: string
  until: string
}

export const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10)

/** What a host says, in the community's zone. An end that is not after the beginning is of the next day. */
export const spanOf = ({ day, from, until }: SaidSpan, timeZone: string): Span => {
  const startsAt = instantOf(`${day}T${from}`, timeZone)
  const lastDay = until > from ? day : nextDay(day)
  return {
    startsAt: new Date(startsAt),
    endsAt: new Date(instantOf(`${lastDay}T${until}`, timeZone, startsAt)),
  }
}

/** The same the other way round, for a form that shows what was said. */
export const saidOf = ({ startsAt, endsAt }: Span, timeZone: string): SaidSpan => {
  const wall = (at: Date) => new Date(wallClock(at.getTime(), timeZone)).toISOString()
  const [start, end] = [wall(startsAt), wall(endsAt)]
  return { day: start.slice(0, 10), from: start.slice(11, 16), until: end.slice(11, 16) }
}

/** What is wrong with a span; undefined where nothing is. */
export const spanProblem = (
  { startsAt, endsAt }: Span,
  now: Date,
): 'visitors.window-empty' | 'visitors.window-past' | 'visitors.window-far' | undefined => {
  // Where clocks are put forward, a short span may have no time in it.
  if (endsAt <= startsAt) return 'visitors.window-empty'
  if (endsAt <= now) return 'visitors.window-past'
  return startsAt.getTime() > now.getTime() + MOST_DAYS_AHEAD * DAY_MS
    ? 'visitors.window-far'
    : undefined
}

/** The time that the host said, of a window. */
export const saidStart = (opensAt: Date): Date =>
  new Date(opensAt.getTime() + EARLY_MINUTES * MINUTE_MS)

/** When the gate lets somebody in for a span. */
export const gateWindow = ({ startsAt, endsAt }: Span): { opensAt: Date; closesAt: Date } => ({
  opensAt: new Date(startsAt.getTime() - EARLY_MINUTES * MINUTE_MS),
  closesAt: endsAt,
})

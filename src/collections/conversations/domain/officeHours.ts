import { instantOf, wallClock } from '@/kernel/domain/zonedDay'

/** When a topic is looked after, by the clocks of the community. */
export interface OfficeHours {
  /** `09:00`. */
  opens: string
  /** After `opens`, of the same day. */
  closes: string
  /** 1 Monday to 7 Sunday. */
  days: readonly number[]
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** Nobody waits longer for an answer than this many days of the calendar. */
const HORIZON_DAYS = 120
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

export const isTimeOfDay = (value: unknown): value is string =>
  typeof value === 'string' && TIME.test(value)

const weekday = (wall: number): number => {
  const day = new Date(wall).getUTCDay()
  return day === 0 ? 7 : day
}

const dayText = (wall: number): string => new Date(wall).toISOString().slice(0, 10)

/** The opening of one day, in milliseconds since 1970; null where it is closed. */
const openingOf = (wall: number, { opens, closes, days }: OfficeHours, timeZone: string) => {
  if (!days.includes(weekday(wall))) return null
  const day = dayText(wall)
  const from = instantOf(`${day}T${opens}`, timeZone)
  const to = instantOf(`${day}T${closes}`, timeZone)
  return from < to ? { from, to } : null
}

/** Whether somebody looks after it at this moment; without hours always. */
export const isOpenAt = (hours: OfficeHours | null, at: Date, timeZone: string): boolean => {
  if (!hours) return true
  const now = at.getTime()
  const opening = openingOf(wallClock(now, timeZone), hours, timeZone)
  return opening !== null && opening.from <= now && now < opening.to
}

/**
 * When an answer is due that is promised within some hours, of which only those count in which
 * somebody is there; without hours all of them.
 */
export const answerDue = (
  hours: OfficeHours | null,
  from: Date,
  withinHours: number,
  timeZone: string,
): Date => {
  let left = withinHours * 60 * MINUTE
  if (!hours) return new Date(from.getTime() + left)
  const start = from.getTime()
  const today = wallClock(start, timeZone)
  for (let day = 0; day < HORIZON_DAYS; day += 1) {
    const opening = openingOf(today + day * DAY, hours, timeZone)
    if (!opening || opening.to <= start) continue
    const begins = Math.max(opening.from, start)
    if (left <= opening.to - begins) return new Date(begins + left)
    left -= opening.to - begins
  }
  return new Date(start + HORIZON_DAYS * DAY)
}

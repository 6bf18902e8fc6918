import { instantOf, wallClock } from '../../domain/zonedDay'

/** Times of a day, `22:00` to `07:00`; over midnight where the first is the later one. */
export interface QuietHours {
  from: string
  to: string
}

export interface DigestRhythm {
  rhythm: 'off' | 'daily' | 'weekly'
  /** 0 to 23, in the person's time zone. */
  hour: number
  /** ISO: 1 is Monday. Of a weekly one. */
  weekday: number
}

const DAY_MS = 24 * 3_600_000
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

export const isTimeOfDay = (value: unknown): value is string =>
  typeof value === 'string' && TIME.test(value)

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

const minuteOfDay = (now: Date, timeZone: string): number =>
  Math.floor((wallClock(now.getTime(), timeZone) % DAY_MS) / 60_000)

/** Whether a person is left alone at a moment. Hours that begin when they end are none. */
export const isQuietAt = (now: Date, { from, to }: QuietHours, timeZone: string): boolean => {
  const [begin, end, minute] = [minutesOf(from), minutesOf(to), minuteOfDay(now, timeZone)]
  return begin <= end ? minute >= begin && minute < end : minute >= begin || minute < end
}

const dayOf = (wall: number): string => new Date(wall).toISOString().slice(0, 10)

/** The first moment after `now` at which clocks show a time, on a day that is wanted. */
const nextAt = (
  now: Date,
  time: string,
  timeZone: string,
  isWanted: (wallDay: number) => boolean = () => true,
): Date => {
  const today = wallClock(now.getTime(), timeZone)
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const wall = today + ahead * DAY_MS
    if (!isWanted(wall)) continue
    const instant = instantOf(`${dayOf(wall)}T${time}`, timeZone, now.getTime() + 1)
    if (instant > now.getTime()) return new Date(instant)
  }
  // Every weekday comes within eight days.
  return now
}

/** When a person who is left alone now may be written to again. */
export const endOfQuiet = (now: Date, { to }: QuietHours, timeZone: string): Date =>
  nextAt(now, to, timeZone)

/** The next digest after a moment. */
export const nextDigest = (
  now: Date,
  { rhythm, hour, weekday }: DigestRhythm,
  timeZone: string,
): Date => {
  const time = `${String(hour).padStart(2, '0')}:00`
  if (rhythm !== 'weekly') return nextAt(now, time, timeZone)
  // 1 January 1970 was a Thursday.
  const isDay = (wall: number) => ((Math.floor(wall / DAY_MS) + 3) % 7) + 1 === weekday
  return nextAt(now, time, timeZone, isDay)
}

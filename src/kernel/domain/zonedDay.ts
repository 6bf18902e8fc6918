const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

const partsIn = (instant: number, timeZone: string): number => {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant)
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((one) => one.type === type)?.value)
  return Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
}

/** What the clocks of a zone show at an instant, as milliseconds of a day without offset. */
export const wallClock = (instant: number, timeZone: string): number => partsIn(instant, timeZone)

/**
 * The instant at which clocks of a zone show a time (`2026-11-24T22:00`), in milliseconds since 1970.
 * A time that the clocks leap over is the moment after the leap; of one that comes twice, the first
 * that is not before `notBefore`.
 */
export const instantOf = (wall: string, timeZone: string, notBefore = -Infinity): number => {
  const wanted = Date.parse(`${wall}:00Z`)
  // The offset that holds there, found from a first guess and looked at again from the answer.
  let instant = wanted - (partsIn(wanted, timeZone) - wanted)
  instant = wanted - (partsIn(instant, timeZone) - instant)
  if (partsIn(instant, timeZone) < wanted) return instant + HOUR_MS
  const twice = [instant - HOUR_MS, instant, instant + HOUR_MS].filter(
    (one) => partsIn(one, timeZone) === wanted,
  )
  return twice.find((one) => one >= notBefore) ?? instant
}

/**
 * The first instant of a day (`2026-11-24`) in a time zone, in milliseconds since 1970. Where clocks
 * are put forward at midnight the day begins an hour later.
 */
export const startOfDay = (day: string, timeZone: string): number =>
  instantOf(`${day}T00:00`, timeZone)

/** The day of a zone's calendar, some days from the one of an instant: `2026-11-24`. */
export const dayFrom = (instant: Date, timeZone: string, days: number): string =>
  new Date(wallClock(instant.getTime(), timeZone) + days * DAY_MS).toISOString().slice(0, 10)

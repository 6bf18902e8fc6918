const HOUR_MS = 3_600_000

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

/**
 * The first instant of a day (`2026-11-24`) in a time zone, in milliseconds since 1970. Where clocks
 * are put forward at midnight the day begins an hour later.
 */
export const startOfDay = (day: string, timeZone: string): number => {
  const wanted = Date.parse(`${day}T00:00:00Z`)
  // The offset that holds there, found from a first guess and looked at again from the answer.
  let instant = wanted - (partsIn(wanted, timeZone) - wanted)
  instant = wanted - (partsIn(instant, timeZone) - instant)
  return partsIn(instant, timeZone) < wanted ? instant + HOUR_MS : instant
}

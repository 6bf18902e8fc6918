const MINUTE = 60_000

/** How far a zone's clock is ahead of UTC at a moment. */
const offsetAt = (instant: Date, timeZone: string): number => {
  const parts = new Map(
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'))
  return local - Math.floor(instant.getTime() / MINUTE) * MINUTE
}

/** When a day (2026-11-20) begins in a zone; where its clock skips midnight, right after. */
export const startOfDay = (day: string, timeZone: string): Date => {
  const utc = new Date(`${day}T00:00:00Z`).getTime()
  const guess = utc - offsetAt(new Date(utc), timeZone)
  // The clock may have been changed between the two.
  return new Date(utc - offsetAt(new Date(guess), timeZone))
}

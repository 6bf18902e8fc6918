/** Days of a roster are days of the community: `2026-03-01`, in its time zone. */

export type DateOrder = 'day-first' | 'month-first'

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/
const NUMERIC = /^(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4}|\d{2})$/

const two = (value: number): string => String(value).padStart(2, '0')

const dayOf = (year: number, month: number, day: number): string | null => {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal && year >= 1900 && year <= 2200 ? `${String(year)}-${two(month)}-${two(day)}` : null
}

/** Which part comes first, by the values of the whole column: one of 13 or more is no month. */
export const orderOf = (values: readonly string[], fallback: DateOrder): DateOrder => {
  for (const value of values) {
    const found = NUMERIC.exec(value)
    if (found && Number(found[1]) > 12) return 'day-first'
    if (found && Number(found[2]) > 12) return 'month-first'
  }
  return fallback
}

/** The day that a cell names, or null. */
export const readDay = (text: string, order: DateOrder): string | null => {
  const iso = ISO.exec(text)
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const found = NUMERIC.exec(text)
  if (!found) return null
  const [first, second, last] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const year = last < 100 ? 2000 + last : last
  return order === 'day-first' ? dayOf(year, second, first) : dayOf(year, first, second)
}

/** The day after. */
export const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 3600 * 1000).toISOString().slice(0, 10)

const formats = new Map<string, Intl.DateTimeFormat>()
const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const held =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      calendar: 'iso8601',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
  formats.set(timeZone, held)
  return held
}

const localOf = (instant: number, timeZone: string): { day: string; asUtc: number } => {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  )
  const day = `${parts['year'] ?? ''}-${parts['month'] ?? ''}-${parts['day'] ?? ''}`
  const time = `${parts['hour'] ?? ''}:${parts['minute'] ?? ''}:${parts['second'] ?? ''}`
  return { day, asUtc: Date.parse(`${day}T${time}Z`) }
}

/** The day in the time zone to which an instant belongs. */
export const dayAt = (instant: Date, timeZone: string): string =>
  localOf(instant.getTime(), timeZone).day

/** The first instant of a day in the time zone. */
export const startOfDay = (day: string, timeZone: string): Date => {
  const wanted = Date.parse(`${day}T00:00:00Z`)
  let instant = wanted
  // The offset at the guess may be another than that at the instant itself: at a change of clocks.
  for (let round = 0; round < 3; round += 1) {
    instant = wanted - (localOf(instant, timeZone).asUtc - instant)
  }
  // Where the clocks jump over midnight, the day begins an hour later.
  return dayAt(new Date(instant), timeZone) === day
    ? new Date(instant)
    : new Date(instant + 3600 * 1000)
}

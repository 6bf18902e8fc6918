export interface Span {
  count: number
  unit: 'minute' | 'hour' | 'day'
}

const MINUTE_MS = 60_000
const HOUR = 60
const DAY = 24 * HOUR

/** How long something takes, in the largest unit that says enough: never less than a minute. */
export const spanOf = (from: Date, to: Date): Span => {
  const minutes = Math.max(1, Math.floor((to.getTime() - from.getTime()) / MINUTE_MS))
  if (minutes < HOUR) return { count: minutes, unit: 'minute' }
  if (minutes < DAY) return { count: Math.floor(minutes / HOUR), unit: 'hour' }
  return { count: Math.floor(minutes / DAY), unit: 'day' }
}

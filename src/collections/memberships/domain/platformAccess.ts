const HOUR_MS = 3600 * 1000

/** How long the platform may stay in a community at most, in hours. */
export const MAX_HOURS = 8
export const MIN_REASON = 10

/** When access that begins at an instant ends. @param hours whole, 1 to `MAX_HOURS` */
export const endOfAccess = (from: Date, hours: number): Date =>
  new Date(from.getTime() + Math.min(Math.max(hours, 1), MAX_HOURS) * HOUR_MS)

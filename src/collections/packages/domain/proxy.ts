import { dayFrom, startOfDay } from '@/kernel/domain/zonedDay'

/** Of today and so many days more, where nothing else is said. */
const USUAL_DAYS = 3
const MOST_DAYS = 30
const DAY_MS = 86_400_000

/** Days of the community's calendar on which a span may end. */
export const lastDays = (
  now: Date,
  timeZone: string,
): { first: string; usual: string; last: string } => ({
  first: dayFrom(now, timeZone, 0),
  usual: dayFrom(now, timeZone, USUAL_DAYS),
  last: dayFrom(now, timeZone, MOST_DAYS),
})

/** What is wrong with a last day; undefined where nothing is. */
export const lastDayProblem = (
  day: string,
  now: Date,
  timeZone: string,
): 'packages.proxy-past' | 'packages.proxy-too-long' | undefined => {
  const { first, last } = lastDays(now, timeZone)
  if (day < first) return 'packages.proxy-past'
  return day > last ? 'packages.proxy-too-long' : undefined
}

/** The instant at which a day of the zone is over. */
export const endOfDay = (day: string, timeZone: string): Date => {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10)
  return new Date(startOfDay(next, timeZone))
}

export type ProxyState = 'open' | 'used' | 'revoked' | 'over'

interface Proxy {
  isSingle: boolean
  expiresAt: Date
  usedAt: Date | null
  revokedAt: Date | null
}

export const stateOfProxy = (
  { isSingle, expiresAt, usedAt, revokedAt }: Proxy,
  now: Date,
): ProxyState => {
  if (revokedAt !== null) return 'revoked'
  if (isSingle && usedAt !== null) return 'used'
  return now < expiresAt ? 'open' : 'over'
}

/** All that a stranger learns of who sent them. */
export const firstNameOf = (name: string): string => name.trim().split(/\s+/)[0] ?? ''

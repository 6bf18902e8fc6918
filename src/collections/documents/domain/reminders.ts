/** What an owner is told about. */
export const REMINDED_OF = ['review', 'expiry'] as const
export type RemindedOf = (typeof REMINDED_OF)[number]

/** `ahead`: there is time to do something. `due`: the day has come. */
export const STAGES = ['ahead', 'due'] as const
export type Stage = (typeof STAGES)[number]

const DAYS_AHEAD = 30
const DAY_MS = 24 * 3600 * 1000

/** A day as `2026-12-01`, some days after another. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** The last day of which an owner is told now. */
export const toldUntil = (today: string): string => dayAfter(today, DAYS_AHEAD)

/** What is said on a day about another: null while it is far away. */
export const stageOf = (day: string, today: string): Stage | null => {
  if (day <= today) return 'due'
  return day <= toldUntil(today) ? 'ahead' : null
}

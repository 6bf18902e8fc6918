/** What the gate does with somebody unannounced while a home is away. */
export const ABSENCE_ANSWERS = ['refuse', 'ask'] as const
export type AbsenceAnswer = (typeof ABSENCE_ANSWERS)[number]

/** Days of the community's calendar (`2026-12-24`), both of them within. */
export interface Days {
  from: string
  until: string
}

const DAY_MS = 86_400_000
const MOST_DAYS_AHEAD = 365

const laterDay = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** What is wrong with the days of an absence; undefined where nothing is. */
export const absenceProblem = (
  { from, until }: Days,
  today: string,
): 'visitors.away-order' | 'visitors.away-past' | 'visitors.away-far' | undefined => {
  if (until < from) return 'visitors.away-order'
  if (until < today) return 'visitors.away-past'
  return until > laterDay(today, MOST_DAYS_AHEAD) ? 'visitors.away-far' : undefined
}

/** Whether a home is away on a day. */
export const isAway = ({ from, until }: Days, day: string): boolean => from <= day && day <= until

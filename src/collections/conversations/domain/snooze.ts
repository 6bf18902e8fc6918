import { dayFrom, instantOf, wallClock } from '@/kernel/domain/zonedDay'

export const SNOOZE_CHOICES = ['hours', 'tomorrow', 'monday', 'week', 'date'] as const
export type SnoozeChoice = (typeof SNOOZE_CHOICES)[number]

const HOUR_MS = 3_600_000
const MORNING = '08:00'
const HOURS = 3
const WEEK = 7
const MONDAY = 1

const daysTo = (choice: SnoozeChoice, now: Date, timeZone: string): number => {
  if (choice === 'tomorrow') return 1
  if (choice === 'week') return WEEK
  const weekday = new Date(wallClock(now.getTime(), timeZone)).getUTCDay()
  return (MONDAY - weekday + WEEK) % WEEK || WEEK
}

/**
 * Until when a matter is put aside: mornings are eight o'clock where the community is.
 * @param day of the choice `date`, `2026-11-24`
 * @returns null for a day that is not after today
 */
export const snoozeUntil = (
  choice: SnoozeChoice,
  now: Date,
  timeZone: string,
  day = '',
): Date | null => {
  if (choice === 'hours') return new Date(now.getTime() + HOURS * HOUR_MS)
  const chosen = choice === 'date' ? day : dayFrom(now, timeZone, daysTo(choice, now, timeZone))
  if (!/^\d{4}-\d{2}-\d{2}$/.test(chosen) || chosen <= dayFrom(now, timeZone, 0)) return null
  return new Date(instantOf(`${chosen}T${MORNING}`, timeZone))
}

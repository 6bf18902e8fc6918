import { dayFrom, startOfDay } from '@/kernel/domain/zonedDay'

/** From when on things are looked for; all of them else. */
export const WHENS = ['month', 'year'] as const
export type When = (typeof WHENS)[number]

const MONTH_DAYS = 30

/** The first moment that is looked at, by the calendar of the community: 30 days ago, or New Year. */
export const sinceOf = (when: When, now: Date, timeZone: string): string => {
  const day =
    when === 'month'
      ? dayFrom(now, timeZone, -MONTH_DAYS)
      : `${dayFrom(now, timeZone, 0).slice(0, 4)}-01-01`
  return new Date(startOfDay(day, timeZone)).toISOString()
}

import type { Locale } from './locales'

interface FormatterOptions {
  locale: Locale
  /** The community's IANA zone: people read the time of the place, not of their telephone. */
  timeZone: string
}

type Instant = Date | string | number

const DAY_MS = 86_400_000
const WEEK_DAYS = 7

const upperFirst = (text: string, locale: Locale): string =>
  text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)

/** Days since 1970 on the calendar of the zone: two instants of one day give one number. */
const calendarDay = (formatter: Intl.DateTimeFormat, instant: Date): number => {
  const parts = new Map(formatter.formatToParts(instant).map(({ type, value }) => [type, value]))
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type))
  return Math.round(Date.UTC(part('year'), part('month') - 1, part('day')) / DAY_MS)
}

const make = ({ locale, timeZone }: FormatterOptions) => {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options })
  const calendar = format({
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    calendar: 'gregory',
  })
  const shortDate = format({ day: 'numeric', month: 'short', year: 'numeric' })
  const longDate = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const weekday = format({ weekday: 'long' })
  const monthAndYear = format({ month: 'long', year: 'numeric' })
  const timeOfDay = format({ hour: 'numeric', minute: '2-digit' })
  const dateAndTime = format({
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const plainNumber = new Intl.NumberFormat(locale)
  const conjunction = new Intl.ListFormat(locale, { type: 'conjunction' })

  const daysUntil = (instant: Date, now: Date) =>
    calendarDay(calendar, instant) - calendarDay(calendar, now)

  const time = (instant: Instant) => timeOfDay.format(new Date(instant))

  return {
    /** 20 Nov 2026 */
    date: (instant: Instant) => shortDate.format(new Date(instant)),
    /** Friday, 20 November 2026 */
    longDate: (instant: Instant) => longDate.format(new Date(instant)),
    /** November 2026 */
    month: (instant: Instant) => upperFirst(monthAndYear.format(new Date(instant)), locale),
    /** 14:05, or 2:05 PM */
    time,
    /** 20 Nov 2026, 14:05 */
    dateTime: (instant: Instant) => dateAndTime.format(new Date(instant)),
    /** 2026-11-20, the day in the community, as a date input wants it */
    isoDate: (instant: Instant) =>
      new Date(calendarDay(calendar, new Date(instant)) * DAY_MS).toISOString().slice(0, 10),
    /** Today, Yesterday, Tomorrow, a weekday of the week around now, else the date */
    day: (instant: Instant, now: Instant) => {
      const at = new Date(instant)
      const days = daysUntil(at, new Date(now))
      if (Math.abs(days) <= 1) return upperFirst(relative.format(days, 'day'), locale)
      if (Math.abs(days) < WEEK_DAYS) return upperFirst(weekday.format(at), locale)
      return shortDate.format(at)
    },
    /** The shortest that still tells: the time today, else the day. For the edge of a list row. */
    brief: (instant: Instant, now: Instant) => {
      const at = new Date(instant)
      const days = daysUntil(at, new Date(now))
      if (days === 0) return time(at)
      if (days === -1) return upperFirst(relative.format(days, 'day'), locale)
      return Math.abs(days) < WEEK_DAYS ? weekday.format(at) : shortDate.format(at)
    },
    number: (value: number) => plainNumber.format(value),
    list: (items: readonly string[]) => conjunction.format(items),
    /** Words that may stand inside a sentence, where they begin one. */
    atStart: (words: string) => upperFirst(words, locale),
    /** Money from its minor units: 1250 in EUR is 12.50 euros, 1250 in JPY is 1250 yen. */
    money: ({ minor, currency }: { minor: number; currency: string }) => {
      const formatter = new Intl.NumberFormat(locale, { style: 'currency', currency })
      const digits = formatter.resolvedOptions().maximumFractionDigits ?? 2
      return formatter.format(minor / 10 ** digits)
    },
  }
}

export type Formatters = ReturnType<typeof make>

const made = new Map<string, Formatters>()

/**
 * Dates, times, numbers and money as the people of one community read them. Made once for a language and
 * zone: the formatters of the engine take longer to make than to use.
 */
export const createFormatters = ({ locale, timeZone }: FormatterOptions): Formatters => {
  const key = `${locale} ${timeZone}`
  const held = made.get(key) ?? make({ locale, timeZone })
  made.set(key, held)
  return held
}

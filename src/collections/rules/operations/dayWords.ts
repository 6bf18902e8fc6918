import { createFormatters } from '@/kernel/i18n/formatters'
import type { Locale } from '@/kernel/i18n/locales'

/** A day of the calendar as people read it: it is the same day in every zone. */
export const dayWords = (locale: Locale): ((day: string) => string) =>
  createFormatters({ locale, timeZone: 'UTC' }).date

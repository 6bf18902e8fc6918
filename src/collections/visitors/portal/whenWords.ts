import type { createFormatters } from '@/kernel/i18n/formatters'
import type { When } from '../operations/whenRow'

/** Texts of `visitors.when`. */
type Translate = (key: string, values?: Record<string, string>) => string

/** When somebody may come, as it stands inside a sentence: each language writes its weekdays there its way. */
export const whenWords = (
  { kind, days, startsAt, endsAt, lastsUntil }: When,
  t: Translate,
  format: ReturnType<typeof createFormatters>,
): string => {
  const hours = { from: format.time(startsAt), until: format.time(endsAt) }
  if (kind === 'single') return t('single', { day: format.longDate(startsAt), ...hours })
  // Of what recurs the beginning of its last visit, of a pass the last moment, are on the last day.
  const before = kind === 'recurring' ? endsAt.getTime() - startsAt.getTime() : 1
  const last =
    lastsUntil === null
      ? t('forGood')
      : t('lastDay', { day: format.date(lastsUntil.getTime() - before) })
  if (kind === 'standing') return t('standing', { day: format.date(startsAt), last })
  return t('recurring', { days: format.list(days.map((day) => t(`days.${day}`))), ...hours, last })
}

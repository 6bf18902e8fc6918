import { getLocale, getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { communityDigest } from '@/kernel/notifications/operations/reach'
import { settingsOf } from '@/kernel/notifications/operations/settings'
import type { PortalContext } from '@/kernel/portal/context'
import { TimesForm } from '../components/TimesForm'

const DIGESTS = ['off', 'daily', 'weekly'] as const
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

/** The first of January 2024 was a Monday. */
const dayOf = (weekday: number) => new Date(Date.UTC(2024, 0, weekday))

/** Quiet hours, time zone and digest; they hold in all communities of the person. */
export const Times = async ({ context: { req, community } }: { context: PortalContext }) => {
  const [locale, t, settings, digest] = await Promise.all([
    getLocale(),
    getTranslations(),
    settingsOf(req),
    communityDigest(req, community.id),
  ])
  const own = (key: string) => t(`notices.settings.${key}`)
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  const hour = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' })
  return (
    <Card title={own('times')}>
      <TimesForm
        values={{
          quietFrom: settings.quietFrom ?? '',
          quietTo: settings.quietTo ?? '',
          askedInQuiet: settings.askedInQuiet ? 'yes' : 'no',
          timeZone: settings.timeZone ?? '',
          digest: settings.digest ?? '',
          digestHour: String(settings.digestHour),
          digestWeekday: String(settings.digestWeekday),
        }}
        options={{
          askedInQuiet: [
            { value: 'yes', label: own('asked.yes') },
            { value: 'no', label: own('asked.no') },
          ],
          timeZone: [
            { value: '', label: t('notices.settings.placeZone', { zone: community.timeZone }) },
            ...Intl.supportedValuesOf('timeZone').map((zone) => ({
              value: zone,
              label: zone.replaceAll('_', ' '),
            })),
          ],
          digest: [
            {
              value: '',
              label: t('notices.settings.asCommunity', {
                community: community.name,
                rhythm: own(`digests.${digest}`),
              }),
            },
            ...DIGESTS.map((value) => ({ value, label: own(`digests.${value}`) })),
          ],
          digestHour: HOURS.map((value) => ({
            value: String(value),
            label: hour.format(new Date(Date.UTC(2024, 0, 1, value))),
          })),
          digestWeekday: WEEKDAYS.map((value) => ({
            value: String(value),
            label: weekday.format(dayOf(value)),
          })),
        }}
        labels={{
          quiet: own('quiet'),
          quietHint: own('quietHint'),
          quietFrom: own('quietFrom'),
          quietTo: own('quietTo'),
          askedInQuiet: own('askedInQuiet'),
          askedInQuietHint: own('askedInQuietHint'),
          timeZone: own('timeZone'),
          timeZoneHint: own('timeZoneHint'),
          digest: own('digest'),
          digestHint: own('digestHint'),
          together: own('together'),
          digestHour: own('digestHour'),
          digestWeekday: own('digestWeekday'),
          save: t('common.save'),
          saving: t('common.saving'),
          saved: own('saved'),
          summary: t('forms.errorSummary', { count: 1 }),
        }}
      />
    </Card>
  )
}

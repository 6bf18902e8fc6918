import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { createFormatters } from '@/kernel/i18n/formatters'
import { isLocale } from '@/kernel/i18n/locales'
import { translatorFor } from '@/kernel/i18n/translate'
import { defineNotification } from '@/kernel/notifications/kind'
import type { NoticeText, SampleContext, TextContext } from '@/kernel/notifications/kind'
import { sampleWords } from '@/kernel/notifications/sampleWords'
import { visitOverstayed } from './events'
import type { VisitEventData } from './events'
import { gateOf, hostOfVisit } from './operations/audience'

interface Staying extends Record<string, unknown> {
  name: string
  unit: string
  overstays_at: string | Date
}

/** As long as they are inside. */
const stayingNow = async (req: PayloadRequest, id: string): Promise<Staying | undefined> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Staying>(sql`
    select v.name, n.label as unit, v.overstays_at
    from visits v join units n on n.id = v.unit_id
    where v.id = ${id} and v.state = 'overstayed'`)
  return rows[0]
}

const wordsOf = (
  { name, unit, overstays_at: at }: Staying,
  { community, locale }: SampleContext,
  page: 'visitors' | 'gate',
): NoticeText => {
  const t = translatorFor({ locale, namespace: 'notifications.visitors.overstayed' })
  const { time } = createFormatters({
    locale: isLocale(locale) ? locale : 'en',
    timeZone: community.timeZone,
  })
  return {
    title: t('title', { name }),
    body: t('body', { unit, time: time(at) }),
    path: `/c/${community.slug}/${page}`,
    lockScreen: { title: community.name, body: t('locked') },
  }
}

const textFor =
  (page: 'visitors' | 'gate') =>
  async (context: TextContext<VisitEventData>): Promise<NoticeText | null> => {
    const staying = await stayingNow(context.req, context.data.visitId)
    return staying ? wordsOf(staying, context, page) : null
  }

const sampleFor = (page: 'visitors' | 'gate') => ({
  text: (context: SampleContext) => {
    const { other: name, unit } = sampleWords(context.locale)
    return wordsOf({ name, unit, overstays_at: '2026-01-05T18:30:00Z' }, context, page)
  },
})

/** The host hears that somebody of theirs stays longer than meant. */
export const hostOverstayNotice = defineNotification({
  kind: 'visit.overstayed',
  group: 'visitors',
  concerns: 'residents',
  event: visitOverstayed,
  audience: hostOfVisit,
  urgency: 'normal',
  channels: ['in-app', 'push', 'telegram', 'email'],
  validMinutes: 720,
  text: textFor('visitors'),
  sample: sampleFor('visitors'),
})

/** The words of it for the gate. */
export const gateStaying = { text: textFor('gate'), sample: sampleFor('gate') }

/** The gate hears it as well. */
export const gateOverstayNotice = defineNotification({
  kind: 'visit.overstayed-gate',
  group: 'visitors',
  concerns: 'staff',
  event: visitOverstayed,
  audience: ({ req, community }) => gateOf(req, community),
  urgency: 'normal',
  channels: ['in-app', 'push', 'telegram'],
  validMinutes: 720,
  ...gateStaying,
})

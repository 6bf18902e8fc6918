import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { createFormatters } from '@/kernel/i18n/formatters'
import { isLocale } from '@/kernel/i18n/locales'
import { translatorFor } from '@/kernel/i18n/translate'
import { defineNotification } from '@/kernel/notifications/kind'
import type { NoticeText, SampleContext } from '@/kernel/notifications/kind'
import { sampleWords } from '@/kernel/notifications/sampleWords'
import { defineLiveUpdate } from '@/kernel/realtime/live'
import { codesStopped, holdOpened, invitationMade, visitArrived, visitScreenEvents } from './events'
import { hostOfVisit, managersOf, visitChannels } from './operations/audience'

interface Arrival extends Record<string, unknown> {
  name: string
  unit: string
  entered_at: string | Date
}

const arrivalOf = async (req: PayloadRequest, id: string): Promise<Arrival | undefined> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Arrival>(sql`
    select v.name, n.label as unit, v.entered_at from visits v join units n on n.id = v.unit_id
    where v.id = ${id} and v.entered_at is not null`)
  return rows[0]
}

const arrivedWords = (
  { name, unit, entered_at: at }: Arrival,
  { community, locale }: SampleContext,
): NoticeText => {
  const t = translatorFor({ locale, namespace: 'notifications.visitors.arrived' })
  const format = createFormatters({
    locale: isLocale(locale) ? locale : 'en',
    timeZone: community.timeZone,
  })
  return {
    title: t('title', { name }),
    body: t('body', { time: format.time(at), unit }),
    path: `/c/${community.slug}/visitors`,
    lockScreen: { title: community.name, body: t('locked') },
  }
}

/** The host hears at once that somebody has come in. */
export const visitArrivedNotice = defineNotification({
  kind: 'visit.arrived',
  group: 'visitors',
  concerns: 'residents',
  event: visitArrived,
  audience: hostOfVisit,
  urgency: 'important',
  channels: ['in-app', 'push', 'telegram', 'email'],
  validMinutes: 240,
  text: async (context) => {
    const arrival = await arrivalOf(context.req, context.data.visitId)
    return arrival ? arrivedWords(arrival, context) : null
  },
  sample: {
    text: (context) => {
      const { other: name, unit } = sampleWords(context.locale)
      return arrivedWords({ name, unit, entered_at: '2026-01-05T18:04:00Z' }, context)
    },
  },
})

const heldWords = (name: string, { community, locale }: SampleContext): NoticeText => {
  const t = translatorFor({ locale, namespace: 'notifications.visitors.held' })
  return {
    title: t('title'),
    body: t('body', { name }),
    path: `/c/${community.slug}/gate`,
    lockScreen: { title: community.name, body: t('locked') },
  }
}

/** Somebody whom the block list stopped waits for a manager's word. */
export const holdOpenedNotice = defineNotification({
  kind: 'gate-hold.opened',
  group: 'visitors',
  concerns: 'managers',
  event: holdOpened,
  audience: ({ req, community }) => managersOf(req, community),
  urgency: 'important',
  channels: ['in-app', 'push', 'telegram', 'email'],
  isMandatory: true,
  validMinutes: 240,
  text: async (context) => {
    const reader = await readerOf(context.req)
    const { rows } = await reader.execute<{ name: string }>(sql`
      select v.name from gate_holds h join visits v on v.id = h.visit_id
      where h.id = ${context.data.holdId} and h.answer is null`)
    const [row] = rows
    return row ? heldWords(row.name, context) : null
  },
  sample: { text: (context) => heldWords(sampleWords(context.locale).other, context) },
})

const stoppedWords = ({ community, locale }: SampleContext): NoticeText => {
  const t = translatorFor({ locale, namespace: 'notifications.visitors.stopped' })
  return {
    title: t('title'),
    body: t('body'),
    path: `/c/${community.slug}/gate`,
  }
}

/** Somebody has typed more wrong codes than may be guessed in a day. */
export const codesStoppedNotice = defineNotification({
  kind: 'gate-codes.stopped',
  group: 'visitors',
  concerns: 'managers',
  event: codesStopped,
  audience: ({ req, community }) => managersOf(req, community),
  urgency: 'important',
  channels: ['in-app', 'push', 'telegram', 'email'],
  isMandatory: true,
  text: (context) => Promise.resolve(stoppedWords(context)),
  sample: { text: stoppedWords },
})

export const visitScreens = [
  ...visitScreenEvents.map((event) =>
    defineLiveUpdate({
      event,
      channels: visitChannels,
      message: ({ visitId }) => ({ visitId }),
    }),
  ),
  defineLiveUpdate({
    event: invitationMade,
    channels: visitChannels,
    message: ({ invitationId }) => ({ invitationId }),
  }),
]

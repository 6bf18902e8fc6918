import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { translatorFor } from '@/kernel/i18n/translate'
import { defineNotification } from '@/kernel/notifications/kind'
import type { NoticeText, Recipient, SampleContext } from '@/kernel/notifications/kind'
import { sampleWords } from '@/kernel/notifications/sampleWords'
import { deskChannel, userChannel } from '@/kernel/realtime/channels'
import { defineLiveUpdate } from '@/kernel/realtime/live'
import { askAnswered, askOpened } from './events'
import type { AskEventData } from './events'
import { livingIn } from './operations/asks/household'

interface About {
  req: PayloadRequest
  community: string
  data: AskEventData
}

/** Everybody who lives there at this moment: whoever has moved out meanwhile is not asked. */
const householdOf = async ({ req, community, data }: About): Promise<Recipient[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ unit_id: string }>(sql`
    select unit_id from gate_asks where visit_id = ${data.visitId}
      and community_id = ${community} and asked_at is not null`)
  const [row] = rows
  return row ? livingIn(req, { community, unit: row.unit_id }) : []
}

interface AtGate extends Record<string, unknown> {
  name: string
  unit: string
  gate: string | null
}

const wordsOf = (
  { name, unit, gate }: AtGate,
  visit: string,
  { community, locale }: SampleContext,
): NoticeText => {
  const t = translatorFor({ locale, namespace: 'notifications.visitors.asked' })
  return {
    title: t('title', { name }),
    body: t('body', { unit, gate: gate ?? 'none' }),
    path: `/c/${community.slug}/visitors${visit === '' ? '' : `/at-gate/${visit}`}`,
    lockScreen: { title: community.name, body: t('locked') },
  }
}

/** Somebody whom nobody announced waits for an answer, and not for long. */
export const askOpenedNotice = defineNotification({
  kind: 'gate-ask.opened',
  group: 'visitors',
  concerns: 'residents',
  event: askOpened,
  audience: householdOf,
  urgency: 'important',
  isQuestion: true,
  channels: ['in-app', 'push', 'telegram'],
  validMinutes: 15,
  text: async (context) => {
    const { visitId } = context.data
    const reader = await readerOf(context.req)
    const { rows } = await reader.execute<AtGate>(sql`
      select v.name, n.label as unit, g.name as gate from visits v join units n on n.id = v.unit_id
      left join gates g on g.id = v.gate_id
      where v.id = ${visitId} and v.state = 'waiting'`)
    const [row] = rows
    return row ? wordsOf(row, visitId, context) : null
  },
  sample: {
    text: (context) => {
      const { other: name, unit } = sampleWords(context.locale)
      return wordsOf({ name, unit, gate: null }, '', context)
    },
  },
})

/** The gate's screens, and those of everybody who is asked. */
export const askScreens = [askOpened, askAnswered].map((event) =>
  defineLiveUpdate({
    event,
    channels: async (about) => [
      deskChannel(about.community),
      ...(await householdOf(about)).map(({ id }) => userChannel(id)),
    ],
    message: ({ visitId }) => ({ visitId }),
  }),
)

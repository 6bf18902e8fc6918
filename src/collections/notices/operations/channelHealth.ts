import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { adapterOf } from '@/kernel/notifications/channels/registry'
import { CHANNELS } from '@/kernel/notifications/domain/words'
import { noticePorts } from '@/kernel/notifications/ports'

const HOURS = 24

/** How a channel has worked for a community. Times are ISO 8601, UTC. */
export interface ChannelHealth {
  channel: string
  /** Whether the installation can send over it. */
  isConfigured: boolean
  /** Whether the community sends over it. */
  isOffered: boolean
  lastSuccessAt: string | null
  lastFailure: { at: string; reason: string | null } | null
  /** Of the last day. */
  sent: number
  failed: number
  /** Of what ended in the last day; null where nothing did. */
  failureRate: number | null
  /** Ready to leave, or on its way. */
  waiting: number
  /** For quiet hours, a digest, a provider that asks to wait. */
  held: number
  /** What left in each of the last 24 hours, the oldest first. */
  perHour: number[]
}

interface Row extends Record<string, unknown> {
  channel: string
  last_success: string | null
  last_failure: string | null
  reason: string | null
  sent: number
  failed: number
  waiting: number
  held: number
}

const OUTSIDE = CHANNELS.filter((channel) => channel !== 'in-app')
/** How far back the last success and the last failure are looked for. */
const DAYS = 30

const instant = (value: string | null): string | null =>
  value === null ? null : new Date(value).toISOString()

const perHourOf = async (
  req: PayloadRequest,
  community: string,
): Promise<Map<string, number[]>> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ channel: string; age: number; sent: number }>(sql`
    select channel, floor(extract(epoch from now() - sent_at) / 3600)::int as age,
      count(*)::int as sent
    from deliveries
    where community_id = ${community} and sent_at > now() - make_interval(hours => ${HOURS}::int)
      and created_at > now() - make_interval(days => ${DAYS}::int)
    group by 1, 2`)
  const found = new Map<string, number[]>()
  for (const { channel, age, sent } of rows) {
    const hours = found.get(channel) ?? Array<number>(HOURS).fill(0)
    found.set(channel, hours.with(HOURS - 1 - Math.min(age, HOURS - 1), sent))
  }
  return found
}

/** How each channel besides the bell has worked for a community, and what waits in it. */
export const channelHealth = async (
  req: PayloadRequest,
  community: string,
): Promise<ChannelHealth[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Row>(sql`
    select channel, max(sent_at) filter (where state <> 'failed') as last_success,
      max(updated_at) filter (where state = 'failed') as last_failure,
      (array_agg(reason order by updated_at desc) filter (where state = 'failed'))[1] as reason,
      count(*) filter (where state <> 'failed' and sent_at > now() - interval '1 day')::int as sent,
      count(*) filter (where state = 'failed' and updated_at > now() - interval '1 day')::int
        as failed,
      count(*) filter (where state in ('queued', 'sending'))::int as waiting,
      count(*) filter (where state = 'held')::int as held
    from deliveries
    where community_id = ${community} and channel <> 'in-app'
      and created_at > now() - make_interval(days => ${DAYS}::int)
    group by channel`)
  const perHour = await perHourOf(req, community)
  const { channels } = await noticePorts().rulesOf(req, community)
  return OUTSIDE.map((channel) => {
    const row = rows.find((one) => one.channel === channel)
    const { sent = 0, failed = 0, waiting = 0, held = 0 } = row ?? {}
    const failedAt = instant(row?.last_failure ?? null)
    return {
      channel,
      isConfigured: adapterOf(channel)?.isOffered() ?? false,
      isOffered: channels.has(channel),
      lastSuccessAt: instant(row?.last_success ?? null),
      lastFailure: failedAt === null ? null : { at: failedAt, reason: row?.reason ?? null },
      sent,
      failed,
      failureRate: sent + failed === 0 ? null : failed / (sent + failed),
      waiting,
      held,
      perHour: perHour.get(channel) ?? Array<number>(HOURS).fill(0),
    }
  })
}

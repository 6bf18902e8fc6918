import type { Payload, PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { AppError, notFound } from '@/kernel/errors'
import { identity } from '@/kernel/identity'
import type { CommunityIdentity, Person } from '@/kernel/identity'
import { enqueue } from '@/kernel/jobs/enqueue'
import { ChannelRefused } from '@/kernel/notifications/channels/channel'
import { adapterOf } from '@/kernel/notifications/channels/registry'
import { claim } from '@/kernel/notifications/claim'
import { CHANNELS } from '@/kernel/notifications/domain/words'
import { endingsOf } from '@/kernel/notifications/endings'
import { noticeKinds } from '@/kernel/notifications/kinds'
import { communityRequest } from '@/kernel/tenancy/system'
import { markedAsTest, sampleContent } from './sample'

export const TEST_CHANNELS = z.enum(CHANNELS).exclude(['in-app'])

export const testJob = z.object({
  deliveryId: z.uuid(),
  community: z.uuid(),
  kind: z.string(),
  channel: TEST_CHANNELS,
  locale: z.string(),
})

/** Deliveries of trials have an event of their own, which told nobody else. */
const TEST = 'test-'

const personOf = async (req: PayloadRequest, id: string): Promise<Person | undefined> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Person & Record<string, unknown>>(
    sql`select id, name, email, locale::text as locale from users where id = ${id}`,
  )
  return rows[0]
}

/**
 * Sends the person who asks a notice about something made up, over one channel. It counts among the
 * channel's deliveries, and is in no bell and no ledger.
 * @returns the delivery, whose end can be asked for.
 * @throws AppError 400 `notifications.unknown-choice`, 409 `notices.channel-off`, `notices.no-way-to-you`.
 */
export const sendTest = (
  req: PayloadRequest,
  community: CommunityIdentity,
  {
    kind: name,
    channel,
    locale,
  }: { kind: string; channel: z.infer<typeof TEST_CHANNELS>; locale: string },
): Promise<{ deliveryId: string }> =>
  inTransaction(req, async () => {
    const me = req.user?.id ?? ''
    const kind = noticeKinds().get(name)
    if (!kind?.sample) {
      throw new AppError({ code: 'notifications.unknown-choice', status: 400, field: 'kind' })
    }
    const adapter = adapterOf(channel)
    if (adapter?.isOffered() !== true) {
      throw new AppError({ code: 'notices.channel-off', status: 409, field: 'channel' })
    }
    if (!(await adapter.reachable(req, [me])).has(me)) {
      throw new AppError({ code: 'notices.no-way-to-you', status: 409, field: 'channel' })
    }
    const deliveryId = uuidv7()
    const tx = await txOf(req)
    await tx.execute(sql`
      insert into deliveries
        (id, community_id, event_id, kind, "group", urgency, channel, recipient_id, state, step,
         attempts, created_at, updated_at, data)
      values (${deliveryId}, ${community.id}, ${TEST + deliveryId}, ${kind.kind}, ${kind.group},
        'important', ${channel}, ${me}, 'queued', 0, 0, now(), now(), '{}'::jsonb)`)
    const job = { deliveryId, community: community.id, kind: kind.kind, channel, locale }
    await enqueue(req, 'noticesSendTest', job)
    return { deliveryId }
  })

/**
 * What became of a trial of one's own.
 * @throws AppError 404.
 */
export const testOutcome = async (
  req: PayloadRequest,
  community: string,
  id: string,
): Promise<{ state: string; reason: string | null }> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ state: string; reason: string | null }>(sql`
    select state, reason from deliveries
    where id = ${id} and community_id = ${community} and recipient_id = ${req.user?.id ?? null}
      and event_id = ${TEST + id}`)
  const [row] = rows
  if (!row) throw notFound()
  return { state: row.state, reason: row.reason }
}

/** Sends a trial, once: a failure is what whoever tries wants to see. */
export const sendTestNow = async ({
  payload,
  data,
}: {
  payload: Payload
  data: unknown
}): Promise<void> => {
  const { deliveryId, community: place, kind, channel, locale } = testJob.parse(data)
  const adapter = adapterOf(channel)
  if (!adapter) return
  const req = await communityRequest(payload, place, 'a trial of a notice')
  const community = await identity().communityById(req, place)
  const [row] = await claim(req, channel, [deliveryId])
  const recipient = row && (await personOf(req, row.recipient_id))
  if (!community || !recipient) return
  const noteEnd = endingsOf(req, community.id, adapter)
  try {
    const content = await sampleContent(req, community, { kind, locale, recipient })
    const outcome =
      content &&
      (await adapter.send({
        req,
        deliveryId,
        key: `test.${deliveryId}`,
        recipient,
        content: markedAsTest(content, locale),
        noticeId: null,
        community,
        kind,
        group: '',
        urgency: 'important',
        expiresAt: null,
        collapseKey: null,
        // Nobody ends a group of notices by a trial of them.
        isMandatory: true,
      }))
    if (outcome === null || outcome === 'nothing-to-say') {
      await noteEnd(row, { state: 'suppressed', reason: 'nothing-to-say' })
    } else await noteEnd(row, outcome)
  } catch (error) {
    if (error instanceof ChannelRefused && error.isAddressBad) {
      await adapter.noteBadAddress?.(req, row.recipient_id, error.message)
    }
    const reason = error instanceof Error ? error.message.slice(0, 200) : 'unknown'
    await noteEnd(row, { state: 'failed', reason })
  }
}

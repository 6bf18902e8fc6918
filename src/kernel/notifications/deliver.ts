import type { Payload, PayloadRequest } from 'payload'
import { z } from 'zod'
import { atMost } from '../atMost'
import { systemClock } from '../clock'
import { readerOf, sql } from '../database/transaction'
import { identity } from '../identity'
import type { CommunityIdentity } from '../identity'
import { metrics } from '../observability/metrics'
import { inSpan } from '../observability/span'
import { asSystem, communityRequest } from '../tenancy/system'
import { ChannelBusy, ChannelRefused, type ChannelAdapter, type Content } from './channels/channel'
import { adapterOf } from './channels/registry'
import { claim, holdUntil, type DeliveryRow, type OneDelivery } from './claim'
import { digestContent, rendererFor, type Renderer } from './content'
import { endingsOf, type NoteEnd } from './endings'
import { entitledTo } from './entitled'
import type { AnyNotificationKind, Recipient } from './kind'

// A job of the release before this one names no community.
const job = z.object({
  deliveryId: z.uuid().optional(),
  deliveryIds: z.array(z.uuid()).max(1000).optional(),
  community: z.uuid().optional(),
})

export type Kinds = ReadonlyMap<string, AnyNotificationKind>

/** Messages of one job that are on their way at once. */
const AT_ONCE = 10

const communityOfDelivery = (payload: Payload, id: string): Promise<string | undefined> =>
  asSystem(payload, 'find the community of an old delivery', async (req) => {
    const reader = await readerOf(req)
    const { rows } = await reader.execute<{ community_id: string }>(
      sql`select community_id from deliveries where id = ${id}`,
    )
    return rows[0]?.community_id
  })

interface Work {
  req: PayloadRequest
  kinds: Kinds
  adapter: ChannelAdapter
  render: Renderer
  community: CommunityIdentity
  entitled: (row: OneDelivery) => Promise<Recipient | undefined>
  noteEnd: NoteEnd
  now: Date
}

/** What a row says at this moment to somebody who may hear it; a word where it says nothing. */
const contentOf = async (
  { kinds, render, entitled, now }: Work,
  row: OneDelivery,
): Promise<{ recipient: Recipient; content: Content } | string> => {
  const kind = kinds.get(row.kind)
  if (!kind) return 'unknown-kind'
  const { validMinutes } = kind
  const age = now.getTime() - new Date(row.created_at).getTime()
  if (validMinutes !== undefined && age > validMinutes * 60_000) return 'too-late'
  const isSettled = kind.needsAcknowledgement ? row.acknowledged_at !== null : row.read_at !== null
  if (isSettled && !kind.isMandatory) return 'read-already'
  const recipient = await entitled(row)
  if (!recipient) return 'no-longer-entitled'
  const subject = { kind, eventId: row.event_id, data: row.data }
  const rendered = await render(subject, recipient.locale)
  if (!rendered) return 'nothing-to-say'
  return { recipient, content: rendered.for(recipient, row.notice_id) }
}

/** The row's own content, or one for all that it carries. */
const messageOf = async (work: Work, row: DeliveryRow) => {
  if (row.carried.length === 0) return contentOf(work, row)
  const found = []
  for (const one of [...row.carried, row]) found.push(await contentOf(work, one))
  const said = found.filter((one) => typeof one !== 'string')
  const [first] = said
  if (!first) return found.at(-1) ?? 'nothing-to-say'
  if (said.length === 1) return first
  const { recipient } = first
  const parts = said.map(({ content }) => content)
  return { recipient, content: digestContent(work.community, recipient, parts) }
}

const endOf = (kind: AnyNotificationKind | undefined, { created_at }: OneDelivery): Date | null =>
  kind?.validMinutes === undefined
    ? null
    : new Date(new Date(created_at).getTime() + kind.validMinutes * 60_000)

const sendOne = async (work: Work, row: DeliveryRow): Promise<'sent' | 'ended'> => {
  const { req, adapter, community, kinds, noteEnd } = work
  const { channel } = adapter
  const message = await messageOf(work, row)
  if (typeof message === 'string') {
    const state = message === 'unknown-kind' ? 'failed' : 'suppressed'
    await noteEnd(row, { state, reason: message })
    return 'ended'
  }
  const kind = kinds.get(row.kind)
  const facts = { 'courtyard.delivery.id': row.id, 'courtyard.delivery.channel': channel }
  const name = channel === 'email' ? 'send e-mail' : `send ${channel}`
  const outcome = await inSpan({ name, kind: 'client', facts }, () =>
    adapter.send({
      req,
      deliveryId: row.id,
      key: `${row.event_id}.${row.recipient_id}`,
      ...message,
      noticeId: row.notice_id,
      community,
      kind: row.kind,
      group: kind?.group ?? '',
      urgency: row.urgency ?? 'normal',
      expiresAt: endOf(kind, row),
      // What tells of several things is the next word on none of them.
      collapseKey: row.carried.length > 0 ? null : row.collapse_key,
      isMandatory: kind?.isMandatory ?? false,
    }),
  )
  if (outcome === 'nothing-to-say') {
    await noteEnd(row, { state: 'suppressed', reason: outcome })
    return 'ended'
  }
  await noteEnd(row, outcome)
  return 'sent'
}

const attempt = async (
  work: Work,
  row: DeliveryRow,
  isLastTry: boolean,
): Promise<{ isSent: boolean; error?: unknown }> => {
  const { req, adapter, noteEnd } = work
  try {
    return { isSent: (await sendOne(work, row)) === 'sent' }
  } catch (error) {
    if (error instanceof ChannelBusy) {
      await holdUntil(req, row, error.until)
      return { isSent: false }
    }
    const reason = error instanceof Error ? error.message.slice(0, 200) : 'unknown'
    if (error instanceof ChannelRefused) {
      await noteEnd(row, { state: 'failed', reason })
      if (error.isAddressBad) await adapter.noteBadAddress?.(req, row.recipient_id, reason)
      return { isSent: false }
    }
    if (isLastTry) await noteEnd(row, { state: 'failed', reason })
    else metrics().deliveryTries.inc({ channel: adapter.channel })
    return { isSent: false, error }
  }
}

/** The kinds may note that somebody was told: once for each event of the job. */
const tellKinds = async ({ req, kinds, community }: Work, sent: readonly OneDelivery[]) => {
  const events = new Map(sent.map((row) => [`${row.kind} ${row.event_id}`, row]))
  for (const { kind, data } of events.values()) {
    const at = systemClock.now()
    await kinds.get(kind)?.afterSent?.({ req, community: community.id, data, at })
  }
}

/**
 * Sends the deliveries of a job over one channel, each to a person who is still entitled to it at
 * this moment. Safe to run again: a message keeps its key, and a delivery that has ended is left
 * alone.
 * @throws the first failure of a message that could not be handed over; the queue tries again.
 */
export const deliver = async (
  payload: Payload,
  kinds: Kinds,
  channel: ChannelAdapter['channel'],
  data: unknown,
  { isLastTry }: { isLastTry: boolean },
): Promise<void> => {
  const { deliveryId, deliveryIds = [], community: named } = job.parse(data)
  const ids = deliveryId === undefined ? deliveryIds : [deliveryId]
  const [first] = ids
  const adapter = adapterOf(channel)
  if (first === undefined || !adapter) return
  const place = named ?? (await communityOfDelivery(payload, first))
  if (place === undefined) return
  const req = await communityRequest(payload, place, `deliver over ${channel}`)
  const community = await identity().communityById(req, place)
  const rows = await claim(req, channel, ids)
  if (!community || rows.length === 0) return
  const work: Work = {
    req,
    kinds,
    adapter,
    community,
    render: rendererFor(req, community),
    entitled: entitledTo(req, community.id, kinds, rows),
    noteEnd: endingsOf(req, community.id, adapter),
    now: systemClock.now(),
  }
  const inTurn = atMost(AT_ONCE)
  const outcomes = await Promise.all(
    rows.map((row) => inTurn(async () => ({ row, ...(await attempt(work, row, isLastTry)) }))),
  )
  const sent = outcomes.filter(({ isSent }) => isSent).map(({ row }) => row)
  if (sent.length > 0) {
    const people = sent.map(({ recipient_id }) => recipient_id)
    await adapter.afterwards?.(req, people)
    await tellKinds(
      work,
      sent.flatMap((row) => [row, ...row.carried]),
    )
  }
  const failed = outcomes.find(({ error }) => error !== undefined)
  if (failed) throw failed.error instanceof Error ? failed.error : new Error('a delivery failed')
}

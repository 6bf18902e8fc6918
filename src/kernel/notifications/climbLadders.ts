import type { Payload, PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { systemClock } from '../clock'
import { inTransaction, sql, txOf } from '../database/transaction'
import { identity } from '../identity'
import type { CommunityIdentity } from '../identity'
import { enqueueDeliveries } from './enqueueDeliveries'
import { inCommunitiesDue } from './due'
import { decide } from './domain/decide'
import { climb, ladderOf, personalLadder } from './domain/ladder'
import type { Channel } from './domain/words'
import { channelOrders, gatherFacts } from './gather'
import type { AnyNotificationKind, Recipient } from './kind'
import { noticeKinds } from './kinds'
import { noticePorts, type CommunityRules } from './ports'
import { countOrdinary } from './slots'

/** Ladders of one transaction. */
const BATCH = 200

interface LadderRow extends Record<string, unknown> {
  event_id: string
  recipient_id: string
  notice_id: string
  kind: string
  step: number
  is_read: boolean
  is_acknowledged: boolean
  data: unknown
}

const takeDue = async (req: PayloadRequest, community: string, now: Date) => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<LadderRow>(sql`
    select l.event_id, l.recipient_id, l.notice_id, l.kind, l.step, n.read_at is not null as is_read,
      n.acknowledged_at is not null as is_acknowledged, d.data
    from notice_ladders l
    join notices n on n.id = l.notice_id
    left join deliveries d on d.event_id = l.event_id and d.channel = 'in-app'
      and d.recipient_id = l.recipient_id
    where l.community_id = ${community} and l.ended_at is null
      and l.due_at <= ${now.toISOString()}::timestamptz
    order by l.due_at, l.recipient_id limit ${BATCH} for update of l skip locked`)
  return rows
}

interface Climbing {
  req: PayloadRequest
  community: CommunityIdentity
  rules: CommunityRules
  now: Date
}

const moveOn = async (
  { req, now }: Climbing,
  { event_id, recipient_id }: LadderRow,
  { step, due, outcome }: { step: number; due: Date | null; outcome: string | null },
): Promise<void> => {
  const tx = await txOf(req)
  const at = now.toISOString()
  await tx.execute(sql`
    update notice_ladders set step = ${step}, outcome = ${outcome},
      due_at = coalesce(${due?.toISOString() ?? null}::timestamptz, due_at),
      ended_at = case when ${due === null} then ${at}::timestamptz end
    where event_id = ${event_id} and recipient_id = ${recipient_id}`)
}

/** Writes down that a way is tried, or why it is none; whether something leaves. */
const tryWay = async (
  { req, community, rules, now }: Climbing,
  row: LadderRow,
  kind: AnyNotificationKind,
  { recipient, channel, step }: { recipient: Recipient; channel: Channel; step: number },
): Promise<boolean> => {
  const question = { community, rules, group: kind.group, channels: [channel], now }
  const facts = await gatherFacts(req, { ...question, recipients: [recipient] })
  const what = {
    group: kind.group,
    urgency: kind.urgency(row.data),
    channels: [channel],
    isMandatory: kind.isMandatory,
    isQuestion: kind.isQuestion,
  }
  const wishes = facts.wishesOf(recipient.id)
  const reach = facts.reachOf(recipient.id)
  const decided = decide({ what, wishes, reach, offer: facts.offer, now })
  const ways = await countOrdinary(
    req,
    decided.map((decision) => ({ person: recipient.id, decision })),
    facts.wishesOf,
    now,
  )
  await enqueueDeliveries(req, {
    community: community.id,
    event: { id: row.event_id, data: row.data },
    kind,
    step,
    now,
    ways: ways.map((way) => ({ ...way, noticeId: row.notice_id })),
  })
  return ways.some(({ decision }) => decision.action !== 'suppressed')
}

/** On the list of those who were not reached: there is nothing to send. */
const putOnList = async (
  { req, community, now }: Climbing,
  row: LadderRow,
  kind: AnyNotificationKind,
  step: number,
): Promise<void> => {
  const tx = await txOf(req)
  const at = now.toISOString()
  await tx.execute(sql`
    insert into deliveries
      (id, community_id, event_id, kind, "group", urgency, channel, recipient_id, notice_id, state,
       step, attempts, created_at, updated_at, data)
    values (${uuidv7()}, ${community.id}, ${row.event_id}, ${kind.kind}, ${kind.group},
      ${kind.urgency(row.data)}, 'print', ${row.recipient_id}, ${row.notice_id}, 'queued', ${step}, 0,
      ${at}, ${at}, ${JSON.stringify(row.data)}::jsonb)
    on conflict (event_id, channel, recipient_id) do nothing`)
}

/** Takes the steps of one ladder that are due: one, and those behind ways that are not there. */
const climbOne = async (
  climbing: Climbing,
  row: LadderRow,
  kind: AnyNotificationKind,
  recipient: Recipient,
): Promise<void> => {
  const { req, rules, now } = climbing
  const common = ladderOf(kind, kind.urgency(row.data), rules.ladders)
  const orders = await channelOrders(req, [recipient.id])
  const ladder = personalLadder(common, orders.get(recipient.id) ?? [])
  const reading = { isRead: row.is_read, isAcknowledged: row.is_acknowledged }
  let taken = row.step
  for (;;) {
    const next = climb(ladder, taken, {
      reading,
      now,
      needsAcknowledgement: kind.needsAcknowledgement,
    })
    if ('ended' in next) {
      await moveOn(climbing, row, { step: taken, due: null, outcome: next.ended })
      return
    }
    const { channel, step, nextDue } = next
    taken = step
    if (channel === 'print') {
      await putOnList(climbing, row, kind, step)
      await moveOn(climbing, row, { step, due: null, outcome: 'printed' })
      return
    }
    const isTried = await tryWay(climbing, row, kind, { recipient, channel, step })
    if (!isTried && nextDue !== null) continue
    const outcome = nextDue === null ? 'exhausted' : null
    await moveOn(climbing, row, { step, due: nextDue, outcome })
    return
  }
}

const climbDue = async (req: PayloadRequest, communityId: string, now: Date): Promise<number> => {
  const community = await identity().communityById(req, communityId)
  if (!community) return 0
  const climbing = { req, community, rules: await noticePorts().rulesOf(req, communityId), now }
  const rows = await takeDue(req, communityId, now)
  for (const row of rows) {
    const kind = noticeKinds().get(row.kind)
    const audience = await kind?.audience({
      req,
      community: communityId,
      data: row.data,
      among: [row.recipient_id],
    })
    const recipient = audience?.find(({ id }) => id === row.recipient_id)
    if (!kind || !recipient) {
      const outcome = kind ? 'no-longer-entitled' : 'unknown-kind'
      await moveOn(climbing, row, { step: row.step, due: null, outcome })
      continue
    }
    await climbOne(climbing, row, kind, recipient)
  }
  return rows.length
}

/**
 * Takes the next step for each notice that nobody has read or acknowledged in time: another channel,
 * in the end the printed list.
 */
export const climbLadders = (
  { payload }: { payload: Payload },
  now: Date = systemClock.now(),
): Promise<void> =>
  inCommunitiesDue(payload, 'ladders', now, (req, community) =>
    inTransaction(req, () => climbDue(req, community, now)),
  )

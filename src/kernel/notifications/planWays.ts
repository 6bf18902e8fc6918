import type { PayloadRequest } from 'payload'
import { anyId } from '../database/anyId'
import { sql, txOf } from '../database/transaction'
import type { EventEnvelope } from '../events/event'
import type { CommunityIdentity } from '../identity'
import { decide, type Decision } from './domain/decide'
import { firstDue, ladderOf } from './domain/ladder'
import { enqueueDeliveries } from './enqueueDeliveries'
import { gatherFacts } from './gather'
import type { AnyNotificationKind, Recipient } from './kind'
import type { CommunityRules } from './ports'
import { countOrdinary } from './slots'

interface Ways {
  req: PayloadRequest
  event: EventEnvelope
  kind: AnyNotificationKind
  community: CommunityIdentity
  rules: CommunityRules
  recipients: readonly Recipient[]
  now: Date
}

/**
 * `attempts` of a delivery in the bell: none until the person's other ways are planned. It is set in
 * the transaction that plans them, so that a handling which was killed goes on there, once.
 */
export const WAYS_OPEN = 0
const WAYS_PLANNED = 1

/** Takes those whose other ways are not planned yet, and the notice that each has. */
const takeOpen = async ({ req, event, recipients }: Ways): Promise<Map<string, string>> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ recipient_id: string; notice_id: string }>(sql`
    update deliveries set attempts = ${WAYS_PLANNED}
    where event_id = ${event.id} and channel = 'in-app' and attempts = ${WAYS_OPEN}
      and recipient_id = ${anyId(recipients.map(({ id }) => id))}
    returning recipient_id, notice_id`)
  return new Map(rows.map(({ recipient_id, notice_id }) => [recipient_id, notice_id]))
}

/** Nobody expects a row for a way that is not there; for a mail or a text it says what is missing. */
const isWorthARow = (decision: Decision): boolean =>
  decision.channel !== 'in-app' &&
  (decision.action !== 'suppressed' ||
    (decision.why !== 'not-offered' &&
      (decision.why !== 'no-address' || ['email', 'sms'].includes(decision.channel))))

const beginLadders = async (
  { req, event, kind, community, rules, now }: Ways,
  told: ReadonlyMap<string, string>,
): Promise<void> => {
  const due = firstDue(ladderOf(kind, kind.urgency(event.data), rules.ladders), now)
  if (!due) return
  const rows = [...told].map(([person, notice]) => ({ person, notice }))
  const tx = await txOf(req)
  await tx.execute(sql`
    insert into notice_ladders (event_id, recipient_id, community_id, notice_id, kind, due_at, created_at)
    select ${event.id}, r.person, ${community.id}::uuid, r.notice, ${kind.kind},
      ${due.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (person uuid, notice uuid)
    on conflict do nothing`)
}

/**
 * Plans how else than by the bell those of a batch are told who were told there, in the open
 * transaction: a delivery for each way, a job for what leaves now, the first step of the ladder.
 */
export const planWays = async (ways: Ways): Promise<void> => {
  const { req, event, kind, community, rules, recipients, now } = ways
  const open = await takeOpen(ways)
  if (open.size === 0) return
  const what = {
    group: kind.group,
    urgency: kind.urgency(event.data),
    channels: kind.channels.filter((channel) => channel !== 'in-app'),
    isMandatory: kind.isMandatory,
    isQuestion: kind.isQuestion,
  }
  const told = recipients.filter(({ id }) => open.has(id))
  const question = { community, rules, group: kind.group, channels: what.channels, now }
  const facts = await gatherFacts(req, { ...question, recipients: told })
  const decided = told.flatMap(({ id: person }) =>
    decide({
      what,
      wishes: facts.wishesOf(person),
      reach: facts.reachOf(person),
      offer: facts.offer,
      now,
    }).map((decision) => ({ person, decision })),
  )
  const throttled = await countOrdinary(req, decided, facts.wishesOf, now)
  await enqueueDeliveries(req, {
    community: community.id,
    event: { id: event.id, data: event.data },
    kind,
    step: 0,
    now,
    ways: throttled
      .filter(({ decision }) => isWorthARow(decision))
      .map((way) => ({ ...way, noticeId: open.get(way.person) ?? '' })),
  })
  await beginLadders(ways, open)
}

import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { anyId } from '../database/anyId'
import { sql, txOf } from '../database/transaction'
import type { EventEnvelope } from '../events/event'
import type { CommunityIdentity } from '../identity'
import { enqueueDeliveries } from './enqueueDeliveries'
import { decide, type Decision } from './domain/decide'
import { firstDue, ladderOf } from './domain/ladder'
import { gatherFacts } from './gather'
import type { AnyNotificationKind, NoticeText, Recipient } from './kind'
import type { CommunityRules } from './ports'
import { countOrdinary } from './slots'

export interface Batch {
  req: PayloadRequest
  event: EventEnvelope
  kind: AnyNotificationKind
  community: CommunityIdentity
  rules: CommunityRules
  /** By language. */
  texts: ReadonlyMap<string, NoticeText>
  recipients: readonly Recipient[]
  now: Date
}

/** Who of the batch is new, and which notice they get. The in-app delivery decides it. */
const claimPeople = async (batch: Batch): Promise<Map<string, string>> => {
  const { req, event, kind, community, recipients, now } = batch
  const tx = await txOf(req)
  const rows = recipients.map(({ id }) => ({ id: uuidv7(), notice: uuidv7(), person: id }))
  const { rows: added } = await tx.execute<{ recipient_id: string; notice_id: string }>(sql`
    insert into deliveries
      (id, community_id, event_id, kind, "group", urgency, channel, recipient_id, notice_id,
       collapse_key, state, attempts, sent_at, delivered_at, created_at, updated_at, data)
    select r.id, ${community.id}::uuid, ${event.id}, ${kind.kind}, ${kind.group},
      ${kind.urgency(event.data)}, 'in-app', r.person, r.notice, ${kind.collapse(event.data)},
      'delivered', 1, ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz,
      ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz,
      ${JSON.stringify(event.data)}::jsonb
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, notice varchar, person uuid)
    on conflict (event_id, channel, recipient_id) do nothing
    returning recipient_id, notice_id`)
  return new Map(added.map(({ recipient_id, notice_id }) => [recipient_id, notice_id]))
}

const cut = (text: string, length: number): string => Array.from(text).slice(0, length).join('')

/** Writes the bell. An unread notice with the same collapse key is said anew and counts on. */
const writeNotices = async (
  { req, event, kind, community, texts, recipients, now }: Batch,
  fresh: Map<string, string>,
): Promise<void> => {
  const tx = await txOf(req)
  const key = kind.collapse(event.data)
  const rows = recipients
    .filter(({ id }) => fresh.has(id))
    .map(({ id, locale }) => ({ id: fresh.get(id), person: id, locale }))
  const words = [...texts].map(([locale, { title, body, path }]) => ({
    locale,
    title: cut(title, 200),
    body: cut(body, 2000),
    path: path.slice(0, 500),
  }))
  const { rows: written } = await tx.execute<{ id: string; recipient_id: string }>(sql`
    insert into notices
      (id, community_id, event_id, recipient_id, kind, "group", urgency, title, body, path,
       collapse_key, needs_acknowledgement, created_at)
    select r.id, ${community.id}::uuid, ${event.id}, r.person, ${kind.kind}, ${kind.group},
      ${kind.urgency(event.data)}, w.title, w.body, w.path, ${key},
      ${kind.needsAcknowledgement}::boolean, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, person uuid, locale text)
    join jsonb_to_recordset(${JSON.stringify(words)}::jsonb)
      as w (locale text, title text, body text, path text) on w.locale = r.locale
    on conflict (community_id, recipient_id, kind, collapse_key)
      where read_at is null and collapse_key is not null
    do update set event_id = excluded.event_id, title = excluded.title, body = excluded.body,
      path = excluded.path, urgency = excluded.urgency, created_at = excluded.created_at,
      repeats = notices.repeats + 1
    returning id, recipient_id`)
  if (key === null) return
  const renewed = written.filter(({ id, recipient_id }) => fresh.get(recipient_id) !== id)
  if (renewed.length === 0) return
  for (const { id, recipient_id } of renewed) fresh.set(recipient_id, id)
  const ids = anyId(renewed.map(({ id }) => id))
  await tx.execute(sql`
    update deliveries d set notice_id = n.id::text from notices n
    where n.id = ${ids} and d.event_id = ${event.id} and d.recipient_id = n.recipient_id`)
  // What has not left yet would tell what is said anew.
  await tx.execute(sql`
    update deliveries set state = 'suppressed', reason = 'collapsed', updated_at = now()
    where notice_id in (select id::text from notices where id = ${ids})
      and event_id <> ${event.id} and state in ('queued', 'held')`)
}

/** Nobody expects a row for a way that is not there; for a mail or a text it says what is missing. */
const isWorthARow = (decision: Decision): boolean =>
  decision.channel !== 'in-app' &&
  (decision.action !== 'suppressed' ||
    (decision.why !== 'not-offered' &&
      (decision.why !== 'no-address' || ['email', 'sms'].includes(decision.channel))))

const beginLadders = async (
  { req, event, kind, community, rules, now }: Batch,
  fresh: ReadonlyMap<string, string>,
): Promise<void> => {
  const due = firstDue(ladderOf(kind, kind.urgency(event.data), rules.ladders), now)
  if (!due) return
  const rows = [...fresh].map(([person, notice]) => ({ person, notice }))
  const tx = await txOf(req)
  await tx.execute(sql`
    insert into notice_ladders (event_id, recipient_id, community_id, notice_id, kind, due_at, created_at)
    select ${event.id}, r.person, ${community.id}::uuid, r.notice, ${kind.kind},
      ${due.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (person uuid, notice uuid)
    on conflict do nothing`)
}

/**
 * Plans one batch in the open transaction.
 * @returns who is new.
 */
export const planBatch = async (batch: Batch): Promise<string[]> => {
  const { req, event, kind, community, rules, recipients, now } = batch
  const fresh = await claimPeople(batch)
  if (fresh.size === 0) return []
  await writeNotices(batch, fresh)
  const what = {
    group: kind.group,
    urgency: kind.urgency(event.data),
    channels: kind.channels.filter((channel) => channel !== 'in-app'),
    isMandatory: kind.isMandatory,
  }
  const told = recipients.filter(({ id }) => fresh.has(id))
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
      .map((way) => ({ ...way, noticeId: fresh.get(way.person) ?? '' })),
  })
  await beginLadders(batch, fresh)
  return [...fresh.keys()]
}

import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { anyId, anyIdText } from '../database/anyId'
import { sql, txOf } from '../database/transaction'
import type { EventEnvelope } from '../events/event'
import type { CommunityIdentity } from '../identity'
import type { AnyNotificationKind, NoticeText, Recipient } from './kind'
import { WAYS_OPEN } from './planWays'

export interface Batch {
  req: PayloadRequest
  event: EventEnvelope
  kind: AnyNotificationKind
  community: CommunityIdentity
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
      'delivered', ${WAYS_OPEN}::numeric, ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz,
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
  const ids = renewed.map(({ id }) => id)
  await tx.execute(sql`
    update deliveries d set notice_id = n.id::text from notices n
    where n.id = ${anyId(ids)} and d.event_id = ${event.id} and d.recipient_id = n.recipient_id`)
  // What has not left yet would tell what is said anew.
  await tx.execute(sql`
    update deliveries set state = 'suppressed', reason = 'collapsed', updated_at = now()
    where notice_id = ${anyIdText(ids)}
      and event_id <> ${event.id} and state in ('queued', 'held')`)
}

/**
 * Puts an event into the bells of one batch, in the open transaction.
 * @returns who is new.
 */
export const tellBatch = async (batch: Batch): Promise<string[]> => {
  const fresh = await claimPeople(batch)
  if (fresh.size > 0) await writeNotices(batch, fresh)
  return [...fresh.keys()]
}

import type { Payload, PayloadRequest } from 'payload'
import { systemClock } from '../clock'
import { anyId } from '../database/anyId'
import { inTransaction, sql, txOf } from '../database/transaction'
import { sendSoon } from './enqueueDeliveries'
import { inCommunitiesDue } from './due'
import { beginHour } from './slots'

/** Deliveries of one transaction. */
const BATCH = 1000

interface HeldRow extends Record<string, unknown> {
  id: string
  recipient_id: string
  channel: string
  is_read: boolean
}

/** What is due, whole groups of one person and channel; the last may go on behind the batch's end. */
const takeDue = async (req: PayloadRequest, community: string, now: Date): Promise<HeldRow[]> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<HeldRow>(sql`
    select d.id, d.recipient_id, d.channel,
      coalesce((select case when n.needs_acknowledgement then n.acknowledged_at is not null
                  else n.read_at is not null end
                from notices n where n.id = d.notice_id::uuid), false) as is_read
    from deliveries d
    where d.community_id = ${community} and d.state = 'held'
      and d.due_at <= ${now.toISOString()}::timestamptz
    order by d.recipient_id, d.channel, d.id limit ${BATCH} for update of d skip locked`)
  if (rows.length < BATCH) return rows
  const last = rows.at(-1)
  const whole = rows.filter(
    (row) => row.recipient_id !== last?.recipient_id || row.channel !== last.channel,
  )
  return whole.length > 0 ? whole : rows
}

const suppress = async (
  req: PayloadRequest,
  rows: readonly { id: string; digest: string | null }[],
  reason: string,
): Promise<void> => {
  if (rows.length === 0) return
  const tx = await txOf(req)
  await tx.execute(sql`
    update deliveries d set state = 'suppressed', reason = ${reason}, due_at = null,
      digest_id = r.digest, updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, digest varchar)
    where d.id = r.id`)
}

const release = async (req: PayloadRequest, community: string, now: Date): Promise<number> => {
  const rows = await takeDue(req, community, now)
  if (rows.length === 0) return 0
  await suppress(
    req,
    rows.filter(({ is_read }) => is_read).map(({ id }) => ({ id, digest: null })),
    'read-already',
  )
  const groups = new Map<string, HeldRow[]>()
  for (const row of rows) {
    if (row.is_read) continue
    const key = `${row.recipient_id} ${row.channel}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  // The newest carries the others.
  const parts = [...groups.values()].map((group) => ({ group, carrier: group.at(-1) }))
  const carriers = parts.flatMap(({ carrier }) => (carrier ? [carrier] : []))
  await suppress(
    req,
    parts.flatMap(({ group, carrier }) =>
      group.slice(0, -1).map(({ id }) => ({ id, digest: carrier?.id ?? null })),
    ),
    'in-digest',
  )
  if (carriers.length === 0) return rows.length
  const tx = await txOf(req)
  await tx.execute(sql`
    update deliveries set state = 'queued', reason = null, due_at = null, updated_at = now()
    where id = ${anyId(carriers.map(({ id }) => id))}`)
  const leaving = carriers.map(({ recipient_id, channel }) => ({ person: recipient_id, channel }))
  await beginHour(req, leaving, now)
  for (const channel of new Set(carriers.map((row) => row.channel))) {
    const ids = carriers.filter((row) => row.channel === channel).map(({ id }) => id)
    await sendSoon(req, community, channel, ids)
  }
  return rows.length
}

/**
 * Lets go what was held until now: after quiet hours, an hour's throttle, for a digest. What is due
 * together for one person on one channel leaves as one message.
 */
export const releaseHeld = (
  { payload }: { payload: Payload },
  now: Date = systemClock.now(),
): Promise<void> =>
  inCommunitiesDue(payload, 'held', now, (req, community) =>
    inTransaction(req, () => release(req, community, now)),
  )

import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { sql, txOf } from '../database/transaction'
import { enqueue } from '../jobs/enqueue'
import { deliveryQueue } from '../jobs/queues'
import type { AnyNotificationKind } from './kind'
import type { Way } from './slots'

/** Deliveries of one job: one asks its audience, renders and claims for all of them at once. */
const PER_JOB = 100

interface Planned {
  community: string
  event: { id: string; data: unknown }
  kind: AnyNotificationKind
  /** Of the ladder; 0: at once. */
  step: number
  now: Date
  ways: readonly (Way & { noticeId: string })[]
}

/** Jobs for deliveries of one channel that leave now. */
export const sendSoon = async (
  req: PayloadRequest,
  community: string,
  channel: string,
  ids: readonly string[],
): Promise<void> => {
  for (let from = 0; from < ids.length; from += PER_JOB) {
    const part = ids.slice(from, from + PER_JOB)
    const [only] = part
    const what = part.length === 1 && only ? { deliveryId: only } : { deliveryIds: part }
    await enqueue(req, deliveryQueue(channel), { ...what, community })
  }
}

const rowOf = ({ person, decision, noticeId }: Planned['ways'][number]) => ({
  id: uuidv7(),
  person,
  notice: noticeId,
  channel: decision.channel,
  state: decision.action === 'now' ? 'queued' : decision.action,
  reason: decision.action === 'now' ? null : decision.why,
  due: decision.action === 'held' ? decision.dueAt.toISOString() : null,
})

/**
 * Writes a delivery for each way, in the open transaction, and jobs for those that leave now. A way
 * that is there already stays as it is.
 */
export const enqueueDeliveries = async (
  req: PayloadRequest,
  { community, event, kind, step, now, ways }: Planned,
): Promise<void> => {
  if (ways.length === 0) return
  const tx = await txOf(req)
  const at = now.toISOString()
  const { rows } = await tx.execute<{ id: string; channel: string; state: string }>(sql`
    insert into deliveries
      (id, community_id, event_id, kind, "group", urgency, channel, recipient_id, notice_id,
       collapse_key, state, reason, due_at, step, attempts, created_at, updated_at, data)
    select r.id, ${community}::uuid, ${event.id}, ${kind.kind}, ${kind.group},
      ${kind.urgency(event.data)}, r.channel, r.person, r.notice, ${kind.collapse(event.data)},
      r.state, r.reason, r.due, ${step}::numeric, 0, ${at}::timestamptz, ${at}::timestamptz,
      ${JSON.stringify(event.data)}::jsonb
    from jsonb_to_recordset(${JSON.stringify(ways.map(rowOf))}::jsonb) as r
      (id uuid, person uuid, notice varchar, channel varchar, state varchar, reason varchar,
       due timestamptz)
    on conflict (event_id, channel, recipient_id) do nothing
    returning id, channel, state`)
  const leaving = rows.filter(({ state }) => state === 'queued')
  for (const channel of new Set(leaving.map((row) => row.channel))) {
    const ids = leaving.filter((row) => row.channel === channel).map(({ id }) => id)
    await sendSoon(req, community, channel, ids)
  }
}

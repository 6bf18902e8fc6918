import type { PayloadRequest } from 'payload'
import { anyId } from '../database/anyId'
import { readerOf, sql, type Sql } from '../database/transaction'
import { log } from '../log'

export interface OneDelivery extends Record<string, unknown> {
  id: string
  event_id: string
  kind: string
  recipient_id: string
  notice_id: string | null
  collapse_key: string | null
  urgency: string | null
  created_at: Date | string
  data: unknown
  read_at: Date | string | null
  acknowledged_at: Date | string | null
}

export interface DeliveryRow extends OneDelivery {
  /** Deliveries that this one's message tells of too, oldest first. */
  carried: OneDelivery[]
}

/**
 * Below a policy Postgres finds nothing by an index where the comparison holds a cast of another
 * table's column (it might leak): with the limit, the subquery gets a value instead.
 */
const noticeOf = (id: Sql): Sql =>
  sql`(select read_at, acknowledged_at from notices where id = ${id}::uuid limit 1)`

/** Takes those of the deliveries that have not ended; a repeated job finds nothing to do. */
export const claim = async (
  req: PayloadRequest,
  channel: string,
  ids: readonly string[],
): Promise<DeliveryRow[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<OneDelivery>(sql`
    with taken as (
      update deliveries set state = 'sending', attempts = attempts + 1, updated_at = now()
      where id = ${anyId(ids)} and channel = ${channel} and state in ('queued', 'sending')
      returning id, event_id, kind, recipient_id, notice_id, collapse_key, urgency, created_at, data
    )
    select t.*, n.read_at, n.acknowledged_at
    from taken t left join lateral ${noticeOf(sql`t.notice_id`)} n on true order by t.id`)
  if (rows.length === 0) return []
  const { rows: carried } = await reader.execute<OneDelivery & { digest_id: string }>(sql`
    select d.id, d.event_id, d.kind, d.recipient_id, d.notice_id, d.collapse_key, d.urgency,
      d.created_at, d.data, d.digest_id, n.read_at, n.acknowledged_at
    from deliveries d left join lateral ${noticeOf(sql`d.notice_id`)} n on true
    where d.digest_id = any (string_to_array(${rows.map(({ id }) => id).join(',')}, ','))
    order by d.id`)
  return rows.map((row) => ({
    ...row,
    carried: carried.filter(({ digest_id }) => digest_id === row.id),
  }))
}

/** A provider asked to wait: the delivery, and what it carries, is held as anything else is. */
export const holdUntil = async (
  req: PayloadRequest,
  { id }: { id: string },
  until: Date,
): Promise<void> => {
  const reader = await readerOf(req)
  await reader.execute(sql`
    update deliveries set state = 'held', reason = 'provider-busy', digest_id = null,
      due_at = ${until.toISOString()}::timestamptz, updated_at = now()
    where (id = ${id} and state = 'sending') or digest_id = ${id}`)
  log().info({ msg: 'a delivery is held', deliveryId: id, reason: 'provider-busy' })
}

import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { inTransaction, sql, txOf } from '../database/transaction'
import type { EventEnvelope } from '../events/event'
import { enqueue } from '../jobs/enqueue'
import { EMAIL_QUEUE } from '../jobs/queues'
import type { AnyNotificationKind } from './kind'

/**
 * Writes down who is to be told of an event, and enqueues one job for each. Handling the event
 * again adds nobody: a row is unique by event, channel and person.
 * @returns how many rows are new.
 */
export const planDeliveries = async (
  req: PayloadRequest,
  event: EventEnvelope,
  kind: AnyNotificationKind,
): Promise<number> => {
  const { community } = event
  if (community === null) return 0
  const people = await kind.audience({ req, community, data: event.data })
  if (people.length === 0) return 0
  return inTransaction(req, async () => {
    const tx = await txOf(req)
    let added = 0
    for (const person of people) {
      const { rows } = await tx.execute<{ id: string }>(sql`
        insert into deliveries
          (id, community_id, event_id, kind, channel, recipient_id, state, attempts, data)
        values
          (${uuidv7()}, ${community}, ${event.id}, ${kind.kind}, 'email', ${person.id}, 'queued', 0,
           ${JSON.stringify(event.data)}::jsonb)
        on conflict (event_id, channel, recipient_id) do nothing returning id`)
      const [row] = rows
      if (!row) continue
      added += 1
      await enqueue(req, EMAIL_QUEUE, { deliveryId: row.id, community })
    }
    return added
  })
}

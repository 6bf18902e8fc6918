import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { systemClock } from '../clock'
import { enqueue } from '../jobs/enqueue'
import { EVENTS_QUEUE } from '../jobs/queues'
import type { EventDefinition, EventEnvelope } from './event'

export interface Emission<Data> {
  event: EventDefinition<Data>
  community: string | null
  data: Data
}

/**
 * Turns an event into a job in the request's own transaction: a rollback leaves no event, a commit
 * never loses one. Returns the event's id.
 * @throws when the request has no transaction, or the data does not fit the event.
 */
export const emit = async <Data>(
  req: PayloadRequest,
  { event, community, data }: Emission<Data>,
): Promise<string> => {
  const envelope: EventEnvelope = {
    id: uuidv7(),
    type: event.type,
    community,
    data: event.data.parse(data),
    occurredAt: systemClock.now().toISOString(),
  }
  await enqueue(req, EVENTS_QUEUE, envelope)
  return envelope.id
}

import type { z } from 'zod'
import type { Origin } from '../observability/work'

/**
 * Something that happened, named `entity.past-tense`. Its data holds ids only: readers fetch what
 * they may see, and personal data does not lie about in a queue.
 */
export interface EventDefinition<Data = unknown> {
  type: string
  data: z.ZodType<Data>
}

export const defineEvent = <Data>(type: string, data: z.ZodType<Data>): EventDefinition<Data> => ({
  type,
  data,
})

/** An event on its way: what the queue carries. */
export interface EventEnvelope {
  /** UUIDv7; every effect is idempotent by it. */
  id: string
  type: string
  /** null for events of the platform itself. */
  community: string | null
  data: unknown
  /** ISO 8601, UTC. */
  occurredAt: string
  /** The request that caused it, and its trace; the queue adds it. */
  origin?: Origin
}

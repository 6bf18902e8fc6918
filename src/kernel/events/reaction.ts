import type { PayloadRequest } from 'payload'
import type { EventDefinition } from './event'

/**
 * What a module does after an event of another one. It may run more than once for an event, and must
 * change nothing the second time.
 */
export interface Reaction<Data = unknown> {
  event: EventDefinition<Data>
  /** `req` works for the event's community, in the name of nobody. */
  work: (args: { req: PayloadRequest; community: string; data: Data }) => Promise<void>
}

export interface AnyReaction {
  eventType: string
  work: (args: { req: PayloadRequest; community: string; data: unknown }) => Promise<void>
}

export const defineReaction = <Data>({ event, work }: Reaction<Data>): AnyReaction => ({
  eventType: event.type,
  work: (args) => work({ ...args, data: event.data.parse(args.data) }),
})

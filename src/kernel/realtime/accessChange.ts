import type { PayloadRequest } from 'payload'
import type { EventDefinition } from '../events/event'

/**
 * An event after which somebody may hear less than before. Their connections are ended; what comes
 * back has to ask for each channel again.
 */
export interface AccessChange<Data = unknown> {
  event: EventDefinition<Data>
  /** Ids of the people. `req` works for the event's community, and reaches nothing where it has none. */
  people: (args: { req: PayloadRequest; data: Data }) => Promise<string[]>
}

export interface AnyAccessChange {
  eventType: string
  people: (args: { req: PayloadRequest; data: unknown }) => Promise<string[]>
}

export const defineAccessChange = <Data>(change: AccessChange<Data>): AnyAccessChange => ({
  eventType: change.event.type,
  people: (args) => change.people({ ...args, data: change.event.data.parse(args.data) }),
})

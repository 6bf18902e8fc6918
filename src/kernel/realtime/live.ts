import type { PayloadRequest } from 'payload'
import type { EventDefinition } from '../events/event'

/** Which open screens an event concerns. The message carries ids; the screen fetches the rest. */
export interface LiveUpdate<Data = unknown> {
  event: EventDefinition<Data>
  channels: (args: { req: PayloadRequest; community: string; data: Data }) => Promise<string[]>
  /** Ids that a screen needs to know what to fetch; at most a few hundred bytes. */
  message: (data: Data) => Record<string, string | number | null>
}

export interface AnyLiveUpdate {
  eventType: string
  channels: (args: { req: PayloadRequest; community: string; data: unknown }) => Promise<string[]>
  message: (data: unknown) => Record<string, string | number | null>
}

export const defineLiveUpdate = <Data>(update: LiveUpdate<Data>): AnyLiveUpdate => ({
  eventType: update.event.type,
  channels: (args) => update.channels({ ...args, data: update.event.data.parse(args.data) }),
  message: (data) => update.message(update.event.data.parse(data)),
})

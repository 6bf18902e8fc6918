import { GUARDS, LIMITS } from '../protocol/limits.ts'

export interface CachedEvent {
  frame: Buffer
  data: string
  expiresAt: number
}

/** The last event of each cache channel, whether or not anybody is subscribed. */
export class EventCache {
  readonly #events = new Map<string, CachedEvent>()

  put(channel: string, event: { frame: Buffer; data: string }, now: number): void {
    // A map iterates in the order of insertion: putting an event last makes the first the oldest.
    this.#events.delete(channel)
    this.#events.set(channel, { ...event, expiresAt: now + LIMITS.cacheTtlMs })
    const oldest = this.#events.keys().next()
    if (this.#events.size > GUARDS.cachedChannels && !oldest.done) {
      this.#events.delete(oldest.value)
    }
  }

  get(channel: string, now: number): CachedEvent | undefined {
    const event = this.#events.get(channel)
    if (!event) return undefined
    if (event.expiresAt > now) return event
    this.#events.delete(channel)
    return undefined
  }
}

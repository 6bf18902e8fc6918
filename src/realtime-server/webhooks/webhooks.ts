import type { Logger } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { HoldBack } from './holdBack.ts'
import { WebhookQueue, type WebhookEvent } from './queue.ts'

export const WEBHOOK_NAMES = [
  'channel_occupied',
  'channel_vacated',
  'member_added',
  'member_removed',
  'client_event',
  'cache_miss',
  'subscription_count',
] as const

export type WebhookName = (typeof WEBHOOK_NAMES)[number]

export interface WebhookOptions {
  url?: string
  /** Default: all but the two that come with every message or subscription. */
  events?: readonly WebhookName[]
  holdBackMs?: number
  retryForMs?: number
  firstRetryMs?: number
}

const DEFAULT_EVENTS: readonly WebhookName[] = WEBHOOK_NAMES.filter(
  (name) => name !== 'client_event' && name !== 'subscription_count',
)
const HOLD_BACK_MS = 3000

/** Tells the application's server what happens here; does nothing when no address is set. */
export class Webhooks {
  readonly #queue: WebhookQueue | undefined
  readonly #enabled: ReadonlySet<string>
  readonly #leaving: HoldBack

  constructor(
    options: WebhookOptions & { key: string; secret: string },
    shared: { metrics: Metrics; log: Logger },
  ) {
    const { url, events, holdBackMs, ...rest } = options
    this.#queue = url === undefined ? undefined : new WebhookQueue({ url, ...rest }, shared)
    this.#enabled = new Set(events ?? DEFAULT_EVENTS)
    this.#leaving = new HoldBack(holdBackMs ?? HOLD_BACK_MS)
  }

  occupied(channel: string): void {
    this.#arrive(['channel', channel], { name: 'channel_occupied', channel })
  }

  vacated(channel: string): void {
    this.#leave(['channel', channel], { name: 'channel_vacated', channel })
  }

  memberAdded(channel: string, userId: string): void {
    this.#arrive(['member', channel, userId], { name: 'member_added', channel, user_id: userId })
  }

  memberRemoved(channel: string, userId: string): void {
    this.#leave(['member', channel, userId], { name: 'member_removed', channel, user_id: userId })
  }

  clientEvent(event: Omit<WebhookEvent, 'name'>): void {
    this.#tell({ name: 'client_event', ...event })
  }

  cacheMiss(channel: string): void {
    this.#tell({ name: 'cache_miss', channel })
  }

  subscriptionCount(channel: string, count: number): void {
    this.#tell({ name: 'subscription_count', channel, subscription_count: count })
  }

  stop(): void {
    this.#leaving.clear()
    this.#queue?.stop()
  }

  #arrive(key: readonly string[], event: WebhookEvent): void {
    if (!this.#queue || this.#leaving.cancel(JSON.stringify(key))) return
    this.#tell(event)
  }

  #leave(key: readonly string[], event: WebhookEvent): void {
    if (!this.#queue) return
    this.#leaving.hold(JSON.stringify(key), () => this.#tell(event))
  }

  #tell(event: WebhookEvent): void {
    if (this.#enabled.has(event.name)) this.#queue?.push(event)
  }
}

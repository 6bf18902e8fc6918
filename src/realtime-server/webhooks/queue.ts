import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { sign } from '../protocol/signatures.ts'

export interface WebhookEvent {
  name: string
  channel: string
  user_id?: string
  event?: string
  data?: string
  socket_id?: string
  subscription_count?: number
}

export interface QueueOptions {
  url: string
  key: string
  secret: string
  retryForMs?: number
  firstRetryMs?: number
}

const EVENTS_PER_REQUEST = 50
const MOST_WAITING = 10_000
const ANSWER_WITHIN_MS = 10_000
const LONGEST_PAUSE_MS = 60_000

/** Delivers in order, one request at a time; a dead receiver costs memory only up to a point. */
export class WebhookQueue {
  readonly #options: Required<QueueOptions>
  readonly #metrics: Metrics
  readonly #log: Logger
  readonly #stop = new AbortController()
  #waiting: WebhookEvent[] = []
  #isRunning = false

  constructor(options: QueueOptions, shared: { metrics: Metrics; log: Logger }) {
    this.#options = { retryForMs: 300_000, firstRetryMs: 1000, ...options }
    this.#metrics = shared.metrics
    this.#log = shared.log
  }

  push(event: WebhookEvent): void {
    if (this.#stop.signal.aborted || this.#waiting.length >= MOST_WAITING) {
      this.#metrics.add('webhook_events_dropped')
      return
    }
    this.#waiting.push(event)
    if (!this.#isRunning) void this.#run()
  }

  stop(): void {
    this.#stop.abort()
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    // What one frame or request causes belongs into one webhook.
    await new Promise(setImmediate)
    while (this.#waiting.length > 0) {
      const events = this.#waiting.slice(0, EVENTS_PER_REQUEST)
      this.#waiting = this.#waiting.slice(EVENTS_PER_REQUEST)
      if (await this.#deliver(events)) continue
      this.#metrics.add('webhook_events_dropped', events.length)
      this.#log.warn('webhook given up', { events: events.length })
    }
    this.#isRunning = false
  }

  async #deliver(events: WebhookEvent[]): Promise<boolean> {
    const body = JSON.stringify({ time_ms: Date.now(), events })
    const giveUpAt = Date.now() + this.#options.retryForMs
    let pause = this.#options.firstRetryMs
    for (;;) {
      if (await this.#post(body)) return true
      this.#metrics.add('webhooks_failed')
      if (this.#stop.signal.aborted || Date.now() + pause > giveUpAt) return false
      try {
        await delay(pause, undefined, { signal: this.#stop.signal, ref: false })
      } catch {
        return false
      }
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
    }
  }

  async #post(body: string): Promise<boolean> {
    if (this.#stop.signal.aborted) return false
    try {
      const response = await fetch(this.#options.url, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'x-pusher-key': this.#options.key,
          'x-pusher-signature': sign(this.#options.secret, body),
        },
        // A redirect could lead the signed body to a host that nobody chose.
        redirect: 'error',
        signal: AbortSignal.any([this.#stop.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
      })
      await response.body?.cancel()
      if (response.ok) this.#metrics.add('webhooks_delivered')
      return response.ok
    } catch {
      return false
    }
  }
}

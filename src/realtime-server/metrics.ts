const PREFIX = 'courtyard_realtime_'

const ZERO = {
  connections_opened: 0,
  connections_refused: 0,
  connections_timed_out: 0,
  /** They read too slowly or sent too much. */
  connections_cut: 0,
  frames_received: 0,
  frames_malformed: 0,
  frames_sent: 0,
  subscriptions: 0,
  subscriptions_refused: 0,
  signins_refused: 0,
  /** Through the HTTP API, counted once for each channel. */
  events_published: 0,
  client_events: 0,
  client_events_refused: 0,
  api_requests: 0,
  api_refused: 0,
  webhooks_delivered: 0,
  /** Attempts, not requests: one request may fail several times. */
  webhooks_failed: 0,
  webhook_events_dropped: 0,
  /** Anything above nought is a defect. */
  internal_errors: 0,
}

export type Counter = keyof typeof ZERO

export interface Gauges {
  connections: number
  channels: number
  users: number
}

export type MetricsSnapshot = Gauges & Record<Counter, number>

export class Metrics {
  readonly #counts = { ...ZERO }

  add(counter: Counter, by = 1): void {
    this.#counts[counter] += by
  }

  snapshot(gauges: Gauges): MetricsSnapshot {
    return { ...gauges, ...this.#counts }
  }
}

/** The text format that Prometheus scrapes. */
export const toPrometheus = (snapshot: MetricsSnapshot): string =>
  Object.entries(snapshot)
    .flatMap(([key, value]) => {
      const isCounter = key in ZERO
      const name = `${PREFIX}${key}${isCounter ? '_total' : ''}`
      return [`# TYPE ${name} ${isCounter ? 'counter' : 'gauge'}`, `${name} ${value}`]
    })
    .join('\n')
    .concat('\n')

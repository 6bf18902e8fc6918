import { EventCache } from './channels/cache.ts'
import type { Channel } from './channels/channel.ts'
import type { Connection } from './connection.ts'
import type { Logger } from './log.ts'
import type { Metrics } from './metrics.ts'
import { Webhooks, type WebhookOptions } from './webhooks/webhooks.ts'

export interface AppOptions {
  id: string
  key: string
  secret: string
  isEnabled?: boolean
  requiresTls?: boolean
  hasClientEvents?: boolean
  /**
   * Private and presence channels are for connections that are signed in: `terminate_connections`
   * then ends everything that a person hears.
   */
  requiresSignIn?: boolean
  /** Refuses with 4004, after which pusher-js gives up for good. */
  connectionQuota?: number
  webhooks?: WebhookOptions
}

/** One app: its settings, and who is connected to what. */
export class App {
  readonly id: string
  readonly key: string
  readonly secret: string
  readonly isEnabled: boolean
  readonly requiresTls: boolean
  readonly hasClientEvents: boolean
  readonly requiresSignIn: boolean
  readonly connectionQuota: number
  readonly connections = new Map<string, Connection>()
  readonly channels = new Map<string, Channel>()
  readonly cache = new EventCache()
  /** By user id: the connections signed in as that person. */
  readonly users = new Map<string, Set<Connection>>()
  /** By user id: the connections that want to know when that person comes and goes. */
  readonly watchers = new Map<string, Set<Connection>>()
  readonly metrics: Metrics
  readonly log: Logger
  readonly webhooks: Webhooks

  constructor(options: AppOptions, shared: { metrics: Metrics; log: Logger }) {
    const { id, key, secret } = options
    // An empty secret signs as well as any other: everybody would know it.
    if (!id || !key || !secret) throw new Error('An app needs an id, a key and a secret')
    this.id = id
    this.key = key
    this.secret = secret
    this.isEnabled = options.isEnabled ?? true
    this.requiresTls = options.requiresTls ?? false
    this.hasClientEvents = options.hasClientEvents ?? true
    this.requiresSignIn = options.requiresSignIn ?? false
    this.connectionQuota = options.connectionQuota ?? Infinity
    this.metrics = shared.metrics
    this.log = shared.log
    this.webhooks = new Webhooks({ ...options.webhooks, key, secret }, shared)
  }
}

export class AppRegistry {
  readonly #byKey = new Map<string, App>()
  readonly #byId = new Map<string, App>()

  constructor(apps: readonly App[]) {
    for (const app of apps) {
      if (this.#byKey.has(app.key) || this.#byId.has(app.id)) {
        throw new Error(`Two apps share the key or the id of app ${app.id}`)
      }
      this.#byKey.set(app.key, app)
      this.#byId.set(app.id, app)
    }
  }

  get all(): App[] {
    return [...this.#byId.values()]
  }

  byKey(key: string): App | undefined {
    return this.#byKey.get(key)
  }

  byId(id: string): App | undefined {
    return this.#byId.get(id)
  }
}

import { reconnectDelay } from './backoff'
import type { LiveConnection } from './connection'
import { MEMBERS, membersAfter, type Member } from './members'
import { NO_LINK, type LinkState } from './link'
import { ACCESS_CHANGED, isTermination } from './termination'
import { TYPING } from './typing'
import { changesFor, withoutTab, withWant, type Wants } from './wants'

interface LeaderOptions {
  open: () => Promise<LiveConnection>
  onState: (state: LinkState) => void
  onEvent: (channel: string, event: string, data: unknown) => void
}

const SUBSCRIBED = 'pusher:subscription_succeeded'
const REFUSED = 'pusher:subscription_error'

/** Owns the connection of all tabs of a person and subscribes it to whatever any of them wants. */
export class Leader {
  readonly #options: LeaderOptions
  readonly #held = new Set<string>()
  readonly #settled = new Set<string>()
  readonly #members = new Map<string, readonly Member[]>()
  #wants: Wants = new Map()
  #connection: LiveConnection | undefined
  #isOver = false
  state: LinkState = NO_LINK

  constructor(options: LeaderOptions) {
    this.#options = options
  }

  async start(): Promise<void> {
    const connection = await this.#open()
    if (!connection) return
    if (this.#isOver) {
      connection.close()
      return
    }
    this.#connection = connection
    connection.client.connection.bind('state_change', () => {
      if (connection.client.connection.state !== 'connected') this.#forgetLink()
      this.#tell()
    })
    connection.client.connection.bind('error', (error: unknown) => {
      if (isTermination(error)) this.#tellAccessChanged()
    })
    this.#apply()
    this.#tell()
  }

  want(tab: string, channels: readonly string[]): void {
    this.#wants = withWant(this.#wants, tab, channels)
    this.#apply()
    // A tab that comes later has heard of nobody yet.
    for (const channel of channels) this.#tellMembers(channel)
  }

  forget(tab: string): void {
    this.#wants = withoutTab(this.#wants, tab)
    this.#apply()
  }

  send(channel: string, event: string, data: Record<string, string | number>): void {
    if (this.#settled.has(channel)) this.#connection?.client.channel(channel).trigger(event, data)
  }

  stop(): void {
    this.#isOver = true
    this.#connection?.close()
    this.#connection = undefined
  }

  /** The library itself comes over the network, which may be away. */
  async #open(): Promise<LiveConnection | undefined> {
    for (let failures = 0; !this.#isOver; failures += 1) {
      try {
        return await this.#options.open()
      } catch {
        const pause = reconnectDelay(failures, Math.random())
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
    }
    return undefined
  }

  #apply(): void {
    const client = this.#connection?.client
    if (!client) return
    const { join, leave } = changesFor(this.#wants, this.#held)
    for (const name of leave) {
      this.#held.delete(name)
      this.#settled.delete(name)
      this.#members.delete(name)
      client.channel(name).unbind_all()
      client.unsubscribe(name)
    }
    for (const name of join) {
      this.#held.add(name)
      const channel = client.subscribe(name)
      channel.bind_global((event: string, data: unknown) => this.#hear(name, event, data))
      channel.bind(TYPING, (data: unknown, metadata?: { user_id?: string }) => {
        const from = metadata?.user_id
        if (from !== undefined) this.#options.onEvent(name, TYPING, { ...Object(data), from })
      })
    }
  }

  #hear(channel: string, event: string, data: unknown): void {
    const members = membersAfter(this.#members.get(channel) ?? [], event, data)
    if (members) {
      this.#members.set(channel, members)
      this.#tellMembers(channel)
    }
    if (event === SUBSCRIBED || event === REFUSED) {
      this.#settled.add(channel)
      this.#tell()
    } else if (!event.startsWith('pusher:') && !event.startsWith('client-')) {
      this.#options.onEvent(channel, event, data)
    }
  }

  /** No push comes any more; each page asks the server what it may still show. */
  #tellAccessChanged(): void {
    for (const channel of this.#held) this.#options.onEvent(channel, ACCESS_CHANGED, null)
  }

  #tellMembers(channel: string): void {
    const members = this.#members.get(channel)
    if (members) this.#options.onEvent(channel, MEMBERS, members)
  }

  /** Who is there is known only as long as the connection lasts. */
  #forgetLink(): void {
    this.#settled.clear()
    for (const channel of this.#members.keys()) {
      this.#members.set(channel, [])
      this.#tellMembers(channel)
    }
  }

  #tell(): void {
    // What pusher-js still reports while it is being closed would pass for the next leader's state.
    if (this.#isOver) return
    const connection = this.#connection?.client.connection
    const link = connection?.state === 'connected' ? connection.socket_id : null
    this.state = { link, settled: link === null ? [] : [...this.#settled] }
    this.#options.onState(this.state)
  }
}

import type { LiveConfig } from './address'
import { readTabMessage, type TabMessage } from './messages'

/** What a browser has to offer for tabs that share; the tests bring their own. */
export interface TabsPlatform {
  locks: Pick<LockManager, 'request'>
  openChannel: (name: string) => BroadcastChannel
}

interface TabsOptions {
  name: string
  tab: string
  /** The others will notice when this tab is gone: only now may they know of it. */
  onReady: () => void
  onMessage: (message: TabMessage) => void
  onLead: () => void
  /** Another tab took over: this one was asleep. */
  onDeposed: () => void
  /** Another tab that was watched is gone, however it went. */
  onGone: (tab: string) => void
}

/** Undefined where tabs cannot find each other: then each has a connection of its own. */
export const browserTabs = (): TabsPlatform | undefined =>
  'locks' in navigator && 'BroadcastChannel' in window
    ? { locks: navigator.locks, openChannel: (name) => new BroadcastChannel(name) }
    : undefined

/**
 * Tabs share only with tabs of the same person, who has the same rights; a tab of before the last
 * upgrade that spoke otherwise would need another number.
 */
export const tabsName = ({ key, user }: LiveConfig): string => `courtyard-live-1-${key}-${user}`

const isAbort = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'name' in error && error.name === 'AbortError'

/** Finds out which tab of a person leads, by a lock that a tab loses only with its life. */
export class Tabs {
  readonly #platform: TabsPlatform
  readonly #options: TabsOptions
  readonly #channel: BroadcastChannel
  readonly #life = new AbortController()
  readonly #watched = new Set<string>()
  #queue = new AbortController()

  constructor(platform: TabsPlatform, options: TabsOptions) {
    this.#platform = platform
    this.#options = options
    this.#channel = platform.openChannel(options.name)
    this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = readTabMessage(data)
      if (message) options.onMessage(message)
    }
  }

  start(): void {
    this.#hold(this.#lockOf(this.#options.tab), {}, this.#options.onReady)
    this.#contend()
  }

  say(message: TabMessage): void {
    if (!this.#life.signal.aborted) this.#channel.postMessage(message)
  }

  watch(tab: string): void {
    if (this.#watched.has(tab)) return
    this.#watched.add(tab)
    this.#request(this.#lockOf(tab), { signal: this.#life.signal }, () => {
      this.#watched.delete(tab)
      this.#options.onGone(tab)
      return undefined
    })
  }

  /** Takes the lead from a tab that does not answer. */
  takeOver(): void {
    this.#queue.abort()
    this.#hold(this.#options.name, { steal: true }, this.#options.onLead)
  }

  leave(): void {
    this.say({ type: 'bye', tab: this.#options.tab })
    this.#life.abort()
    this.#queue.abort()
    this.#channel.close()
  }

  #lockOf(tab: string): string {
    return `${this.#options.name}-${tab}`
  }

  #contend(): void {
    this.#queue = new AbortController()
    this.#hold(this.#options.name, { signal: this.#queue.signal }, this.#options.onLead)
  }

  /** Holds a lock until this tab leaves; begins again when another tab takes the lead. */
  #hold(name: string, options: LockOptions, onHeld: () => void): void {
    const { signal } = this.#life
    let isHeld = false
    this.#request(
      name,
      options,
      () => {
        if (signal.aborted) return undefined
        isHeld = true
        onHeld()
        return new Promise<void>((resolve) => {
          signal.addEventListener('abort', () => {
            resolve()
          })
        })
      },
      () => {
        if (!isHeld || signal.aborted) return
        this.#options.onDeposed()
        this.#contend()
      },
    )
  }

  #request(
    name: string,
    options: LockOptions,
    run: () => Promise<void> | undefined,
    onLost: () => void = () => undefined,
  ): void {
    this.#platform.locks.request(name, options, run).catch((error: unknown) => {
      if (!isAbort(error)) throw error
      onLost()
    })
  }
}

import type { LiveConfig } from './address'
import type { LiveConnection } from './connection'
import { Leader } from './leader'
import { MEMBERS } from './members'
import { mustCatchUp, NO_LINK, type LinkState } from './link'
import type { TabMessage } from './messages'
import { browserTabs, Tabs, tabsName, type TabsPlatform } from './tabs'

export interface LiveView {
  channels: readonly string[]
  /** Something happened on one of the channels; `data` is what was told of it. */
  onEvent: (channel: string, event: string, data: unknown) => void
  /** Something may have happened that nobody told: ask the server. */
  onCatchUp: () => void
}

interface HubOptions {
  config: LiveConfig
  open?: (config: LiveConfig) => Promise<LiveConnection>
  /** Undefined: every tab has a connection of its own. */
  platform?: TabsPlatform | undefined
}

/** A page that is left for another one of the same channels keeps them. */
const KEEP_MS = 2000
/** How long a leader may take to answer before it counts as asleep, as phones make them. */
const ANSWER_WITHIN_MS = 3000
/** How often a page that is looked at makes sure that somebody leads. */
const CHECK_MS = 15_000

const openInBrowser = async (config: LiveConfig): Promise<LiveConnection> =>
  (await import('./connection')).openConnection(config)

/** What a page needs of the live connection, whichever tab holds it. */
export class LiveHub {
  readonly #config: LiveConfig
  readonly #open: (config: LiveConfig) => Promise<LiveConnection>
  readonly #tab = crypto.randomUUID()
  readonly #tabs: Tabs | undefined
  readonly #views = new Map<LiveView, { caughtUpOn: string | null }>()
  readonly #watchers = new Set<() => void>()
  readonly #members = new Map<string, unknown>()
  #leader: Leader | undefined
  #state: LinkState = NO_LINK
  #hasBeenConnected = false
  #isKnown = false
  #told = ''
  #leaving: ReturnType<typeof setTimeout> | undefined
  #unanswered: ReturnType<typeof setTimeout> | undefined

  constructor({ config, open = openInBrowser, platform }: HubOptions) {
    this.#config = config
    this.#open = open
    if (platform) {
      this.#tabs = new Tabs(platform, {
        name: tabsName(config),
        tab: this.#tab,
        onReady: () => {
          this.#isKnown = true
          this.#tellWants()
          this.checkLeader()
        },
        onMessage: (message) => this.#hear(message),
        onLead: () => this.#lead(),
        onDeposed: () => this.#follow(),
        onGone: (tab) => this.#leader?.forget(tab),
      })
      this.#tabs.start()
    } else this.#lead()
  }

  /** Whether a connection that was there is not there now. */
  get isLost(): boolean {
    return this.#hasBeenConnected && this.#state.link === null
  }

  get isLeading(): boolean {
    return this.#leader !== undefined
  }

  /** Runs something when `isLost` may have changed; the answer ends that. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher)
    return () => void this.#watchers.delete(watcher)
  }

  /** The answer takes the view out again. */
  join(view: LiveView): () => void {
    this.#views.set(view, { caughtUpOn: null })
    this.#tellWants()
    this.#catchUp()
    for (const channel of view.channels) {
      const members = this.#members.get(channel)
      if (members !== undefined) view.onEvent(channel, MEMBERS, members)
    }
    return () => {
      this.#views.delete(view)
      clearTimeout(this.#leaving)
      this.#leaving = setTimeout(() => this.#tellWants(), KEEP_MS)
    }
  }

  /** Says something to the others of a channel; lost where there is no connection. */
  send(channel: string, event: string, data: Record<string, string | number>): void {
    if (this.#leader) this.#leader.send(channel, event, data)
    else this.#tabs?.say({ type: 'send', channel, event, data })
  }

  /** A person looks at the page again: it may have slept, and so may the tab that leads. */
  wake(): void {
    for (const view of this.#views.keys()) view.onCatchUp()
    this.checkLeader()
  }

  checkLeader(): void {
    if (!this.#tabs || this.#leader || this.#unanswered !== undefined) return
    this.#tabs.say({ type: 'ask' })
    this.#unanswered = setTimeout(() => {
      this.#unanswered = undefined
      if (!this.#leader) this.#tabs?.takeOver()
    }, ANSWER_WITHIN_MS)
  }

  close(): void {
    clearTimeout(this.#leaving)
    this.#answered()
    this.#leader?.stop()
    this.#leader = undefined
    this.#tabs?.leave()
  }

  #lead(): void {
    this.#answered()
    const leader = new Leader({
      open: () => this.#open(this.#config),
      onState: (state) => {
        this.#tabs?.say({ type: 'state', state })
        this.#set(state)
      },
      onEvent: (channel, event, data) => {
        this.#tabs?.say({ type: 'event', channel, event, data })
        this.#tellViews(channel, event, data)
      },
    })
    this.#leader = leader
    // What the leader before told is over with it.
    this.#set(NO_LINK)
    this.#told = ''
    this.#tellWants()
    this.#tabs?.say({ type: 'leading' })
    void leader.start()
  }

  #follow(): void {
    this.#leader?.stop()
    this.#leader = undefined
    this.#told = ''
    this.#set(NO_LINK)
    this.#tellWants()
    this.#tabs?.say({ type: 'ask' })
  }

  #hear(message: TabMessage): void {
    const leader = this.#leader
    switch (message.type) {
      case 'want':
        if (!leader) return
        leader.want(message.tab, message.channels)
        this.#tabs?.watch(message.tab)
        this.#tabs?.say({ type: 'state', state: leader.state })
        return
      case 'bye':
        leader?.forget(message.tab)
        return
      case 'ask':
        if (leader) this.#tabs?.say({ type: 'state', state: leader.state })
        return
      case 'leading':
        this.#answered()
        this.#told = ''
        this.#tellWants()
        return
      case 'state':
        this.#answered()
        if (!leader) this.#set(message.state)
        return
      case 'event':
        if (!leader) this.#tellViews(message.channel, message.event, message.data)
        return
      case 'send':
        leader?.send(message.channel, message.event, message.data)
    }
  }

  #answered(): void {
    clearTimeout(this.#unanswered)
    this.#unanswered = undefined
  }

  #tellWants(): void {
    const channels = [...new Set([...this.#views.keys()].flatMap((view) => view.channels))].sort()
    const told = channels.join(' ')
    if (told === this.#told || !(this.#leader || this.#isKnown)) return
    this.#told = told
    if (this.#leader) this.#leader.want(this.#tab, channels)
    else this.#tabs?.say({ type: 'want', tab: this.#tab, channels })
  }

  #tellViews(channel: string, event: string, data: unknown): void {
    if (event === MEMBERS) this.#members.set(channel, data)
    for (const view of this.#views.keys()) {
      if (view.channels.includes(channel)) view.onEvent(channel, event, data)
    }
  }

  #set(state: LinkState): void {
    this.#state = state
    if (state.link !== null) this.#hasBeenConnected = true
    this.#catchUp()
    for (const watcher of this.#watchers) watcher()
  }

  #catchUp(): void {
    for (const [view, progress] of this.#views) {
      if (!mustCatchUp(this.#state, view.channels, progress.caughtUpOn)) continue
      progress.caughtUpOn = this.#state.link
      view.onCatchUp()
    }
  }
}

let current: { hub: LiveHub; name: string } | undefined

const open = (config: LiveConfig): LiveHub => {
  const hub = new LiveHub({ config, platform: browserTabs() })
  document.addEventListener('visibilitychange', () => {
    if (current?.hub === hub && document.visibilityState === 'visible') hub.wake()
  })
  setInterval(() => {
    if (current?.hub === hub && document.visibilityState === 'visible') hub.checkLeader()
  }, CHECK_MS)
  return hub
}

/** One hub for the page, whatever listens on it. */
export const liveHub = (config: LiveConfig): LiveHub => {
  const name = `${tabsName(config)} ${JSON.stringify(config.address)}`
  if (current?.name === name) return current.hub
  current?.hub.close()
  current = { name, hub: open(config) }
  return current.hub
}

import type { MessageView, SentMessage } from '../operations/schemas'
import type { Answer } from './api'
import { Store } from './store'
import type { Staged } from './uploads'

/** A message that waits on the device until the server has it. */
export interface Outgoing {
  /** Made once; however often it is sent, the server stores it once. */
  clientId: string
  conversation: string
  body: string
  replyTo: number | null
  /** Files that the server has already, and holds for a day. */
  attachments: readonly Staged[]
  /** ISO moment at which it was written. */
  at: string
  /** The order in which messages leave. */
  order: number
  state: 'pending' | 'failed'
  /** Why the server does not take it, as a sentence; null: it has not said. */
  problem: string | null
}

/** `sent`: the server has it, and the timeline has not shown it yet. */
export type Shown = Omit<Outgoing, 'state'> & { state: Outgoing['state'] | 'sent' }

export interface OutboxPorts {
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>
  /** Undefined on a page without TLS: then each tab sends, and the server sorts it out. */
  locks: { request: (name: string, run: () => Promise<void>) => Promise<void> } | undefined
  send: (entry: Outgoing) => Promise<Answer<SentMessage>>
  now?: () => number
  /** Runs something later; the answer takes it back. */
  later?: (ms: number, run: () => void) => () => void
}

const FIRST_RETRY_MS = 1000
const MOST_RETRY_MS = 30_000

/** Begins as everything that a page keeps does: signing out and leaving wipe it. */
export const outboxPrefix = (community: string, person: string): string =>
  `courtyard/${community}/outbox/${person}/`

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
const isText = (value: unknown): value is string => typeof value === 'string'
const isStaged = (value: unknown): value is Staged =>
  isRecord(value) && isText(value['id']) && isText(value['name'])

const read = (text: string | null): Outgoing | undefined => {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    if (!isRecord(value)) return undefined
    const { clientId, conversation, body, at, order, state, replyTo, problem, attachments } = value
    if (!isText(clientId) || !isText(conversation) || !isText(body) || !isText(at)) return undefined
    return {
      clientId,
      conversation,
      body,
      at,
      order: Number(order),
      replyTo: typeof replyTo === 'number' ? replyTo : null,
      attachments: Array.isArray(attachments) ? attachments.filter(isStaged) : [],
      state: state === 'failed' ? 'failed' : 'pending',
      problem: isText(problem) ? problem : null,
    }
  } catch {
    return undefined
  }
}

const inOrder = <T extends { order: number; clientId: string }>(entries: readonly T[]): T[] =>
  entries.toSorted((a, b) => a.order - b.order || (a.clientId < b.clientId ? -1 : 1))

/**
 * What the person has sent and the server has not yet. It lies in the device's storage, each message
 * under a key of its own, so that tabs never write over each other; one tab at a time sends.
 */
export class Outbox {
  readonly #prefix: string
  readonly #ports: OutboxPorts
  readonly #now: () => number
  readonly #entries: Store<readonly Shown[]>
  readonly #sentListeners = new Set<(entry: Outgoing, sent: SentMessage) => void>()
  /** What the device's storage had no room for. */
  readonly #unstored = new Set<string>()
  #running: Promise<void> | undefined
  #mustFlush = false
  #failures = 0
  #cancelRetry: (() => void) | undefined

  constructor(prefix: string, ports: OutboxPorts) {
    this.#prefix = prefix
    this.#ports = ports
    this.#now = ports.now ?? Date.now
    this.#entries = new Store<readonly Shown[]>(this.#stored())
  }

  readonly get = (): readonly Shown[] => this.#entries.get()
  readonly subscribe = (listener: () => void): (() => void) => this.#entries.subscribe(listener)

  /** Hears of what this tab has sent, before it leaves the outbox. */
  onSent(listener: (entry: Outgoing, sent: SentMessage) => void): () => void {
    this.#sentListeners.add(listener)
    return () => void this.#sentListeners.delete(listener)
  }

  /** Keeps a message and sends it as soon as that is possible. */
  enqueue(
    message: Pick<Outgoing, 'conversation' | 'body' | 'replyTo'> & {
      attachments?: readonly Staged[]
    },
  ): Outgoing {
    const last = this.#stored().at(-1)?.order ?? 0
    const entry: Outgoing = {
      attachments: [],
      ...message,
      clientId: crypto.randomUUID(),
      at: new Date(this.#now()).toISOString(),
      order: Math.max(this.#now(), last + 1),
      state: 'pending',
      problem: null,
    }
    this.#write(entry)
    void this.flush()
    return entry
  }

  retry(clientId: string): void {
    const shown = this.get().find((entry) => entry.clientId === clientId)
    if (shown) this.#write({ ...shown, state: 'pending', problem: null })
    void this.flush()
  }

  /** The person gives a message up. */
  discard(clientId: string): void {
    this.#ports.storage.removeItem(this.#key(clientId))
    this.#unstored.delete(clientId)
    this.#entries.set(this.get().filter((entry) => entry.clientId !== clientId))
  }

  /** The timeline shows these now: they need not be shown twice. */
  confirmed(clientIds: ReadonlySet<string>): void {
    const left = this.get().filter(
      (entry) => !(entry.state === 'sent' && clientIds.has(entry.clientId)),
    )
    if (left.length < this.get().length) this.#entries.set(left)
  }

  /** Another tab has changed the storage. */
  heard(): void {
    const stored = this.#stored()
    const ids = new Set(stored.map(({ clientId }) => clientId))
    // What waited and is gone was sent by the other tab, and stays in sight until it is loaded.
    const gone = this.get().filter(({ clientId }) => !ids.has(clientId))
    const kept = gone.flatMap((entry): Shown[] => {
      if (this.#unstored.has(entry.clientId)) return [entry]
      return entry.state === 'failed' ? [] : [{ ...entry, state: 'sent' }]
    })
    this.#entries.set(inOrder<Shown>([...stored, ...kept]))
  }

  /** Sends what waits, in order; ends where the network does, and tries again by itself. */
  flush(): Promise<void> {
    this.#mustFlush = true
    this.#running ??= this.#flushAll()
    return this.#running
  }

  stop(): void {
    this.#cancelRetry?.()
  }

  async #flushAll(): Promise<void> {
    try {
      while (this.#mustFlush) {
        this.#mustFlush = false
        this.#cancelRetry?.()
        const { locks } = this.#ports
        if (locks) await locks.request(this.#prefix, () => this.#sendAll())
        else await this.#sendAll()
      }
    } finally {
      this.#running = undefined
    }
  }

  async #sendAll(): Promise<void> {
    for (;;) {
      // Read anew each time: another tab may have added, given up, or signed out.
      const next = this.#stored().find(({ state }) => state === 'pending')
      if (!next) return
      const answer = await this.#ports.send(next)
      if (answer.outcome === 'later') {
        this.#tryLater()
        return
      }
      this.#failures = 0
      if (answer.outcome === 'done') this.#settle(next, answer.body)
      else if (this.#find(next.clientId)) {
        this.#write({ ...next, state: 'failed', problem: answer.message || null })
      }
    }
  }

  #settle(entry: Outgoing, sent: SentMessage): void {
    this.#ports.storage.removeItem(this.#key(entry.clientId))
    this.heard()
    for (const listener of this.#sentListeners) listener(entry, sent)
  }

  #tryLater(): void {
    const ms = Math.min(FIRST_RETRY_MS * 2 ** this.#failures, MOST_RETRY_MS)
    this.#failures += 1
    const later =
      this.#ports.later ??
      ((delay: number, run: () => void) => {
        const timer = setTimeout(run, delay)
        return () => clearTimeout(timer)
      })
    this.#cancelRetry?.()
    this.#cancelRetry = later(ms, () => void this.flush())
  }

  #key(clientId: string): string {
    return `${this.#prefix}${clientId}`
  }

  #find(clientId: string): Outgoing | undefined {
    return read(this.#ports.storage.getItem(this.#key(clientId)))
  }

  #write(entry: Outgoing): void {
    try {
      this.#ports.storage.setItem(this.#key(entry.clientId), JSON.stringify(entry))
      this.#unstored.delete(entry.clientId)
    } catch {
      // A storage that is full or closed: the message is at least not lost without a word.
      this.#unstored.add(entry.clientId)
      const others = this.get().filter(({ clientId }) => clientId !== entry.clientId)
      this.#entries.set(inOrder<Shown>([...others, { ...entry, state: 'failed' }]))
    }
    this.heard()
  }

  #stored(): Outgoing[] {
    const { storage } = this.#ports
    const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index))
    return inOrder(
      keys.flatMap((key) => {
        const entry = key?.startsWith(this.#prefix) ? read(storage.getItem(key)) : undefined
        return entry ? [entry] : []
      }),
    )
  }
}

/** What is shown in place of a message until it is loaded. */
export const echoOf = (
  entry: Outgoing,
  sent: SentMessage,
  sender: MessageView['sender'],
): MessageView => ({
  seq: sent.seq,
  clientId: entry.clientId,
  kind: 'text',
  sender,
  body: sent.body,
  data: null,
  replyTo: entry.replyTo,
  threadRoot: sent.threadRoot,
  at: sent.at,
  editedAt: null,
  deletedAt: null,
  isRemoved: false,
  attachments: sent.attachments,
  ...(sent.cards && { cards: sent.cards }),
  reactions: [],
})

import type { MessageView } from '../operations/schemas'
import type { Answer, PageQuery } from './api'
import { Store } from './store'

export interface TimelineView {
  /** In order, each number once. */
  messages: readonly MessageView[]
  /** There is more before the first one. */
  hasOlder: boolean
  /** There is more after the last one: the person looks at an earlier time. */
  hasNewer: boolean
  /** A request for another page runs, or has failed a moment ago. */
  isLoading: boolean
}

interface TimelineOptions {
  page: (query: PageQuery) => Promise<Answer<{ messages: MessageView[] }>>
  /** The newest page, as the server drew it. */
  initial: readonly MessageView[]
  hasOlder: boolean
  /** The server drew an earlier time. */
  hasNewer?: boolean
  /** Messages of one page, and of the page that the server drew. */
  pageSize?: number
  /** The most that is kept; what is further away is asked for again. */
  most?: number
  /** Runs something later; the answer takes it back. */
  later?: (ms: number, run: () => void) => () => void
}

/** Few enough that a slow telephone takes them in within a frame or two. */
const PAGE = 30
const MOST = 300
/** What the endpoint gives at once. */
const CATCH_UP = 200
const RETRY_MS = 3000

const inBrowser = (ms: number, run: () => void): (() => void) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/** Each number once, in order; of two with one number the later one. */
const mergeMessages = (
  before: readonly MessageView[],
  more: readonly MessageView[],
): MessageView[] => {
  const bySeq = new Map(before.map((message) => [message.seq, message]))
  for (const message of more) bySeq.set(message.seq, message)
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq)
}

/**
 * A window on a conversation that misses nothing and shows nothing twice. Pushes only say that
 * there is something: what it is comes from the server, after the last number that is known to be
 * without a gap. Requests run one after another, so that no old answer covers a newer one.
 */
export class Timeline {
  readonly #page: TimelineOptions['page']
  readonly #size: number
  readonly #most: number
  readonly #later: NonNullable<TimelineOptions['later']>
  readonly #store: Store<TimelineView>
  /** Up to here nothing is missing. */
  #known: number
  #queue: Promise<void> = Promise.resolve()
  #waits = { catchUp: false, refresh: new Set<number>() }
  #cancelRetry: (() => void) | undefined
  #isClosed = false
  #isFollowed = true

  constructor(options: TimelineOptions) {
    const { page, initial, pageSize, most, later, hasOlder, hasNewer = false } = options
    this.#page = page
    this.#size = pageSize ?? PAGE
    this.#most = most ?? MOST
    this.#later = later ?? inBrowser
    const messages = mergeMessages([], initial)
    this.#known = messages.at(-1)?.seq ?? 0
    this.#store = new Store<TimelineView>({
      messages,
      hasOlder,
      hasNewer,
      isLoading: false,
    })
  }

  readonly get = (): TimelineView => this.#store.get()
  readonly subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener)

  open(): void {
    this.#isClosed = false
    this.#change({ isLoading: false })
  }

  close(): void {
    this.#isClosed = true
    this.#cancelRetry?.()
  }

  /** Whether the person sees the end: then what comes may push the oldest out. */
  follow(isAtEnd: boolean): void {
    this.#isFollowed = isAtEnd
  }

  /** Asks for what is new; calls that come while one waits are one. Tried again until it works. */
  catchUp(): Promise<void> {
    if (this.#waits.catchUp) return this.#queue
    this.#waits.catchUp = true
    return this.#run(async () => {
      this.#waits.catchUp = false
      const isDone = await this.#takeNewer()
      this.#cancelRetry?.()
      this.#cancelRetry = isDone
        ? undefined
        : this.#later(RETRY_MS, () => {
            if (!this.#isClosed) void this.catchUp()
          })
    })
  }

  /** Asks again for what is shown: edits and reactions that nobody told of. */
  refreshShown(): Promise<void> {
    return this.#run(async () => {
      const { messages } = this.get()
      for (let from = 0; from < messages.length; from += CATCH_UP) {
        const [first, last] = [messages[from], messages.slice(from, from + CATCH_UP).at(-1)]
        if (!first || !last) return
        const fresh = await this.#ask({ after: first.seq - 1, limit: CATCH_UP })
        this.#replace(fresh?.filter(({ seq }) => seq <= last.seq) ?? [])
      }
    })
  }

  /** Asks again for one message, where it is shown. */
  refresh(seq: number): Promise<void> {
    if (this.#waits.refresh.has(seq)) return this.#queue
    this.#waits.refresh.add(seq)
    return this.#run(async () => {
      this.#waits.refresh.delete(seq)
      if (!this.get().messages.some((message) => message.seq === seq)) return
      const fresh = await this.#ask({ after: seq - 1, limit: 1 })
      this.#replace(fresh?.filter((message) => message.seq === seq) ?? [])
    })
  }

  /** A message that the person has just sent, as the server confirmed it. */
  apply(message: MessageView): void {
    const { hasNewer, messages } = this.get()
    if (hasNewer) return
    // What others wrote in between is not here yet: the gap stays marked until it is filled.
    if (message.seq === this.#known + 1) this.#known = message.seq
    this.#change({ messages: mergeMessages([message], messages) })
  }

  older(): Promise<void> {
    return this.#load(async () => {
      const first = this.get().messages.at(0)
      if (!this.get().hasOlder || !first) return true
      const page = await this.#ask({ before: first.seq, limit: this.#size })
      if (!page) return false
      const messages = mergeMessages(this.get().messages, page)
      const kept = messages.slice(0, this.#most)
      const isCut = kept.length < messages.length
      if (isCut) this.#known = Math.min(this.#known, kept.at(-1)?.seq ?? 0)
      this.#change({
        messages: kept,
        hasOlder: page.length === this.#size,
        hasNewer: isCut || this.get().hasNewer,
      })
      return true
    })
  }

  newer(): Promise<void> {
    return this.#load(async () => {
      if (!this.get().hasNewer) return true
      const page = await this.#ask({ after: this.#known, limit: this.#size })
      if (page) this.#append(page, page.length === this.#size)
      return page !== undefined
    })
  }

  /** Shows what was written from a moment on. */
  jumpTo(since: string): Promise<void> {
    return this.#load(async () => {
      const page = await this.#ask({ since, limit: this.#size })
      // Nothing was written after it: the end is the nearest there is.
      if (!page || page.length === 0) return page !== undefined
      const before = await this.#ask({ before: page[0]?.seq ?? 0, limit: 1 })
      this.#known = page.at(-1)?.seq ?? 0
      this.#change({
        messages: page,
        hasOlder: before?.length !== 0,
        hasNewer: page.length === this.#size,
      })
      return true
    })
  }

  /** Back to the newest messages. */
  toEnd(): Promise<void> {
    return this.#load(async () => {
      if (!this.get().hasNewer) return true
      const page = await this.#ask({ limit: this.#size })
      if (!page) return false
      this.#known = page.at(-1)?.seq ?? 0
      this.#change({ messages: page, hasOlder: page.length === this.#size, hasNewer: false })
      return true
    })
  }

  async #takeNewer(): Promise<boolean> {
    while (!this.get().hasNewer && !this.#isClosed) {
      const page = await this.#ask({ after: this.#known, limit: CATCH_UP })
      if (!page) return false
      const isFull = page.length === CATCH_UP
      if (!this.#isFollowed && this.get().messages.length + page.length > this.#most) {
        // Taking it in would push away what the person reads.
        this.#change({ hasNewer: page.length > 0 })
        return true
      }
      this.#append(page, false)
      if (!isFull) return true
    }
    return true
  }

  #append(page: readonly MessageView[], hasNewer: boolean): void {
    const messages = mergeMessages(this.get().messages, page)
    const kept = messages.slice(-this.#most)
    this.#known = Math.max(this.#known, page.at(-1)?.seq ?? 0)
    const hasOlder = this.get().hasOlder || kept.length < messages.length
    if (page.length > 0 || hasNewer !== this.get().hasNewer) {
      this.#change({ messages: kept, hasOlder, hasNewer })
    }
  }

  #replace(fresh: readonly MessageView[]): void {
    const { messages } = this.get()
    const bySeq = new Map(fresh.map((message) => [message.seq, message]))
    if (fresh.length === 0) return
    this.#change({ messages: messages.map((message) => bySeq.get(message.seq) ?? message) })
  }

  async #ask(query: PageQuery): Promise<MessageView[] | undefined> {
    const answer = await this.#page(query)
    return answer.outcome === 'done' && !this.#isClosed ? answer.body.messages : undefined
  }

  /** @param work whether the page came; where it did not, nobody asks again for a moment */
  #load(work: () => Promise<boolean>): Promise<void> {
    return this.#run(async () => {
      this.#change({ isLoading: true })
      const isDone = await work()
      if (isDone) this.#change({ isLoading: false })
      else this.#later(RETRY_MS, () => this.#change({ isLoading: false }))
    })
  }

  #run(work: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(async () => {
      if (!this.#isClosed) await work()
    })
    return this.#queue
  }

  #change(part: Partial<TimelineView>): void {
    if (!this.#isClosed) this.#store.set({ ...this.get(), ...part })
  }
}

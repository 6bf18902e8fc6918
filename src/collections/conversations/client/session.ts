import { readMembers, MEMBERS, type Member } from '@/kernel/portal/live/members'
import { TYPING } from '@/kernel/portal/live/typing'
import type { ConversationDetail } from '../operations/detail'
import type { MessageView } from '../operations/schemas'
import type { Answer, ConversationsApi } from './api'
import { numberIn, textIn } from './fields'
import { echoOf, type Outbox, type Shown } from './outbox'
import { Store } from './store'
import { Timeline, type TimelineView } from './timeline'
import type { Staged } from './uploads'
import {
  heardTyping,
  stillTyping,
  stoppedTyping,
  TYPING_HOLDS_MS,
  typingSender,
  type Typists,
} from './typing'

export interface SessionView extends TimelineView {
  /** What the server does not have yet, or has and the timeline does not. */
  outgoing: readonly Shown[]
  detail: ConversationDetail
  /** Who is there now, the person themselves not counted. */
  present: readonly Member[]
  /** Ids of those who write at the moment. */
  typing: readonly string[]
}

export interface SessionOptions {
  conversation: string
  me: { id: string; name: string }
  api: ConversationsApi
  outbox: Outbox
  initial: {
    messages: readonly MessageView[]
    hasOlder: boolean
    /** The page shows an earlier time. */
    hasNewer: boolean
    detail: ConversationDetail
  }
  /** Only the answers to this message, and itself. */
  thread?: number
  /** Says to the others that the person types; leave it out for somebody who hides that. */
  sayTyping?: () => void
}

/** Several pushes in a row are answered by one request for the detail. */
const COLLECT_MS = 250

/** An open conversation: its timeline, what is on its way, who is there and who types. */
export class ConversationSession {
  readonly timeline: Timeline
  readonly #options: SessionOptions
  readonly #store: Store<SessionView>
  readonly #typing: ReturnType<typeof typingSender>
  #typists: Typists = new Map()
  #forget: ReturnType<typeof setTimeout> | undefined
  #detailTimer: ReturnType<typeof setTimeout> | undefined
  #read: { wanted: number; told: number }

  constructor(options: SessionOptions) {
    const { conversation, api, initial, sayTyping, thread } = options
    this.#options = options
    this.timeline = new Timeline({
      page: (query) =>
        api.page(conversation, { ...query, ...(thread !== undefined && { thread }) }),
      initial: initial.messages,
      hasOlder: initial.hasOlder,
      hasNewer: initial.hasNewer,
    })
    this.#typing = typingSender(sayTyping ?? (() => undefined))
    this.#read = { wanted: initial.detail.lastRead, told: initial.detail.lastRead }
    this.#store = new Store<SessionView>({
      ...this.timeline.get(),
      outgoing: this.#outgoing(),
      detail: initial.detail,
      present: [],
      typing: [],
    })
  }

  readonly get = (): SessionView => this.#store.get()
  readonly subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener)

  /** Follows what comes, from now until the answer is called. */
  start(): () => void {
    const { conversation, outbox, me } = this.#options
    this.timeline.open()
    const ends = [
      this.timeline.subscribe(() => this.#onTimeline()),
      outbox.subscribe(() => this.#change({ outgoing: this.#outgoing() })),
      outbox.onSent((entry, sent) => {
        if (entry.conversation !== conversation) return
        this.timeline.apply(echoOf(entry, sent, me))
        this.#askDetail()
      }),
    ]
    this.catchUp()
    return () => {
      for (const end of ends) end()
      clearTimeout(this.#forget)
      clearTimeout(this.#detailTimer)
      this.timeline.close()
    }
  }

  /** Something may have happened that nobody told: after joining, after a gap, after a sleep. */
  catchUp(): void {
    void this.timeline.catchUp()
    void this.timeline.refreshShown()
    this.#askDetail()
    void this.#options.outbox.flush()
    void this.#tellRead()
  }

  /** Something was told on a channel of the person or of the conversation. */
  hear(event: string, data: unknown): void {
    if (event === MEMBERS) {
      const others = readMembers(data).filter(({ id }) => id !== this.#options.me.id)
      this.#change({ present: others })
      return
    }
    if (event === TYPING) {
      this.#hearTyping(textIn(data, 'from'))
      return
    }
    if (textIn(data, 'conversationId') !== this.#options.conversation) return
    if (event === 'message.sent') void this.timeline.catchUp()
    if (event === 'message.changed') void this.timeline.refresh(numberIn(data, 'seq') ?? 0)
    if (event === 'conversation.people-changed' || event === 'conversation.changed') {
      void this.timeline.catchUp()
    }
    this.#askDetail()
  }

  /** Sends a message: it is shown at once, and leaves as soon as it can. */
  send(body: string, replyTo: number | null, attachments: readonly Staged[] = []): void {
    const { outbox, conversation } = this.#options
    this.#typing.reset()
    outbox.enqueue({ conversation, body, replyTo, attachments })
    if (this.get().hasNewer) void this.timeline.toEnd()
  }

  retry(clientId: string): void {
    this.#options.outbox.retry(clientId)
  }

  discard(clientId: string): void {
    this.#options.outbox.discard(clientId)
  }

  typed(): void {
    this.#typing.typed()
  }

  /** The person has seen everything up to this number. */
  sawUpTo(seq: number): void {
    if (seq <= this.#read.wanted) return
    this.#read.wanted = seq
    void this.#tellRead()
  }

  /** Does something with one message and shows what became of it. */
  async change(seq: number, work: Promise<Answer<unknown>>): Promise<Answer<unknown>> {
    const answer = await work
    await this.timeline.refresh(seq)
    return answer
  }

  /** Asks for the detail once more: people, receipts, state. */
  async refreshDetail(): Promise<void> {
    const answer = await this.#options.api.detail(this.#options.conversation)
    if (answer.outcome === 'done') this.#change({ detail: answer.body })
  }

  async #tellRead(): Promise<void> {
    const { wanted, told } = this.#read
    if (wanted <= told) return
    this.#read.told = wanted
    const answer = await this.#options.api.point(this.#options.conversation, { read: wanted })
    // Said again with the next catching up.
    if (answer.outcome === 'later') this.#read.told = Math.min(this.#read.told, told)
  }

  #onTimeline(): void {
    const view = this.timeline.get()
    const known = new Set(view.messages.map(({ clientId }) => clientId))
    const last = view.messages.at(-1)
    if (last && last.seq > (this.get().messages.at(-1)?.seq ?? 0)) {
      this.#typists = stoppedTyping(this.#typists, last.sender.id)
    }
    this.#change({
      ...view,
      outgoing: this.#outgoing(known),
      typing: [...this.#typists.keys()],
    })
    this.#options.outbox.confirmed(known)
  }

  #outgoing(
    known = new Set(this.timeline.get().messages.map(({ clientId }) => clientId)),
  ): readonly Shown[] {
    const { outbox, conversation } = this.#options
    return outbox
      .get()
      .filter((entry) => entry.conversation === conversation && !known.has(entry.clientId))
  }

  #hearTyping(person: string | undefined): void {
    if (person === undefined || person === this.#options.me.id) return
    this.#typists = heardTyping(this.#typists, person, Date.now())
    this.#change({ typing: [...this.#typists.keys()] })
    clearTimeout(this.#forget)
    this.#forget = setTimeout(() => this.#forgetTypists(), TYPING_HOLDS_MS)
  }

  #forgetTypists(): void {
    this.#typists = stillTyping(this.#typists, Date.now())
    this.#change({ typing: [...this.#typists.keys()] })
    if (this.#typists.size > 0) this.#forget = setTimeout(() => this.#forgetTypists(), 1000)
  }

  #askDetail(): void {
    clearTimeout(this.#detailTimer)
    this.#detailTimer = setTimeout(() => void this.refreshDetail(), COLLECT_MS)
  }

  #change(part: Partial<SessionView>): void {
    this.#store.set({ ...this.get(), ...part })
  }
}

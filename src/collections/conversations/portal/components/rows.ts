import type { MessageView } from '../../operations/schemas'

/** A message as it stands in the list. */
export interface Row {
  message: MessageView
  /** It is the first of its day. */
  isNewDay: boolean
  /** What is new begins with it. */
  isFirstNew: boolean
  /** The same person has written right before. */
  isFollowUp: boolean
}

interface RowsOptions {
  /** The day of a message in the community, as a word that tells days apart. */
  dayOf: (message: MessageView) => string
  me: string
  /** Up to where the person had read when they came; null: no line. */
  lastRead: number | null
}

/** What one person says within this time stands together under one name. */
const TOGETHER_MS = 5 * 60_000

/** Asks for the day of each message once: a calendar takes its time, and there are hundreds. */
export const daysOf = (dayOf: (at: string) => string): RowsOptions['dayOf'] => {
  const known = new WeakMap<MessageView, string>()
  return (message) => {
    const day = known.get(message) ?? dayOf(message.at)
    known.set(message, day)
    return day
  }
}

/** Messages with the days that begin between them, and the line where what is new begins. */
export const rowsOf = (
  messages: readonly MessageView[],
  { dayOf, me, lastRead }: RowsOptions,
): Row[] => {
  const firstNew =
    lastRead === null
      ? undefined
      : messages.find(
          ({ seq, kind, sender }) => seq > lastRead && kind === 'text' && sender.id !== me,
        )
  const days = messages.map(dayOf)
  return messages.map((message, index) => {
    const before = messages[index - 1]
    const isNewDay = !before || days[index - 1] !== days[index]
    const isFirstNew = message === firstNew && index > 0
    const isFollowUp =
      !isNewDay &&
      !isFirstNew &&
      before.kind === 'text' &&
      before.sender.id === message.sender.id &&
      message.replyTo === null &&
      Date.parse(message.at) - Date.parse(before.at) < TOGETHER_MS
    return { message, isNewDay, isFirstNew, isFollowUp }
  })
}

/** What a message needs to know of the others. */
export interface MessageContext {
  of: (message: MessageView) => {
    /** The message that it answers, where it is at hand. */
    target: MessageView | null
    /** Number of the message whose answers it leads to. */
    root: number | null
  }
  /** Number of the message that says how far it has come. */
  lastOwn: number | null
}

export const contextOf = (
  messages: readonly MessageView[],
  { me, isWaiting }: { me: string; isWaiting: boolean },
): MessageContext => {
  const bySeq = new Map(messages.map((message) => [message.seq, message]))
  const roots = new Set(messages.map(({ threadRoot }) => threadRoot))
  const last = messages.findLast(
    ({ kind, sender, deletedAt }) => kind === 'text' && sender.id === me && deletedAt === null,
  )
  return {
    of: ({ seq, replyTo, threadRoot }) => ({
      target: bySeq.get(replyTo ?? 0) ?? null,
      root: threadRoot ?? (roots.has(seq) ? seq : null),
    }),
    lastOwn: isWaiting ? null : (last?.seq ?? null),
  }
}

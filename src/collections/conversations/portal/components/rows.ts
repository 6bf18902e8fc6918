import type { MessageView } from '../../operations/schemas'

/** What stands in a list of messages. */
export type Row =
  | { type: 'day'; key: string; at: string }
  | { type: 'new'; key: string }
  | { type: 'message'; key: string; message: MessageView; isFollowUp: boolean }

interface RowsOptions {
  /** The day of a moment in the community, as a word that tells days apart. */
  dayOf: (at: string) => string
  me: string
  /** Up to where the person had read when they came; null: no line. */
  lastRead: number | null
}

/** What one person says within this time stands together under one name. */
const TOGETHER_MS = 5 * 60_000

/** Messages with the days between them and the line where what is new begins. */
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
  return messages.flatMap((message, index) => {
    const before = messages[index - 1]
    const isNewDay = !before || dayOf(before.at) !== dayOf(message.at)
    const isNew = message === firstNew && index > 0
    const isFollowUp =
      !isNewDay &&
      !isNew &&
      before.kind === 'text' &&
      before.sender.id === message.sender.id &&
      message.replyTo === null &&
      Date.parse(message.at) - Date.parse(before.at) < TOGETHER_MS
    return [
      ...(isNewDay ? [{ type: 'day', key: `day ${message.seq}`, at: message.at } as const] : []),
      ...(isNew ? [{ type: 'new', key: 'new' } as const] : []),
      { type: 'message', key: message.clientId, message, isFollowUp } as const,
    ]
  })
}

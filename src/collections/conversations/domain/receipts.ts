import { NAMED_RECEIPTS } from './kinds'
import { sees } from './visibility'
import type { Sight } from './visibility'

/** What counts for the number of unread messages. */
interface Line {
  seq: number
  sender: string | null
  isSystem: boolean
  isDeleted: boolean
}

/**
 * Unread of one person: a subtraction, corrected for what is their own, deleted, no message of a
 * person, or not for their eyes.
 * @param exceptions every line above `lastRead` that is one of these; others may be among them
 */
export const unreadOf = ({
  person,
  lastSeq,
  lastRead,
  sight,
  exceptions,
}: {
  person: string
  lastSeq: number
  lastRead: number
  sight: Sight
  exceptions: readonly Line[]
}): number => {
  const seen = sight.spans.reduce((sum, { from, to }) => {
    const first = Math.max(from, lastRead + 1)
    const last = Math.min(to ?? lastSeq, lastSeq)
    return sum + Math.max(0, last - first + 1)
  }, 0)
  const without = exceptions.filter(
    ({ seq, sender, isSystem, isDeleted }) =>
      seq > lastRead &&
      seq <= lastSeq &&
      sees(sight, seq) &&
      (sender === person || isSystem || isDeleted),
  )
  return seen - without.length
}

/** How far somebody has come. */
export interface Pointer {
  user: string
  lastRead: number
  lastDelivered: number
  /** They keep to themselves what they have read. */
  hidesReceipts: boolean
}

export interface Receipts {
  read: number
  delivered: number
  /** Who has read; null where there are too many for names. */
  readers: string[] | null
}

/**
 * Who has a message, from the pointers alone. Whoever hides what they read counts as delivered; in
 * conversations with management receipts are never hidden.
 */
export const receiptsOf = (
  seq: number,
  sender: string | null,
  pointers: readonly Pointer[],
  { mayHide }: { mayHide: boolean },
): Receipts => {
  const others = pointers.filter(({ user }) => user !== sender)
  const read = others.filter(
    ({ lastRead, hidesReceipts }) => lastRead >= seq && !(mayHide && hidesReceipts),
  )
  const delivered = others.filter(
    ({ lastRead, lastDelivered }) => Math.max(lastRead, lastDelivered) >= seq,
  )
  return {
    read: read.length,
    delivered: delivered.length,
    readers: others.length > NAMED_RECEIPTS ? null : read.map(({ user }) => user),
  }
}

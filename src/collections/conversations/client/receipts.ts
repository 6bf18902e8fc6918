import type { ConversationDetail } from '../operations/detail'

/** How far a message of the person has come. */
export type Receipt =
  | { state: 'sent' }
  | { state: 'delivered' }
  /** `people`: ids; null where there are too many for names, or only the number is known. */
  | { state: 'read'; count: number; people: string[] | null }

/**
 * Of the newest message that the person wrote: what the others' pointers say. A detail that is
 * older than the message knows nothing of it yet.
 */
export const receiptOf = (seq: number, receipts: ConversationDetail['receipts']): Receipt => {
  if (receipts?.seq !== seq) return { state: 'sent' }
  if (receipts.read > 0) return { state: 'read', count: receipts.read, people: receipts.readers }
  return { state: receipts.delivered > 0 ? 'delivered' : 'sent' }
}

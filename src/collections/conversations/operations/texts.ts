import { dataKeyOf } from '@/kernel/files/dataKeys'
import type { FoundKey, StoredText, TextOpener } from '@/kernel/files/dataKeys'
import { sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import type { At } from './place'

type In = Pick<At, 'community' | 'id'>

/** What a message says, and what it said before: earlier texts open in the same place. */
export const messageContext = ({ community, id }: In, seq: number): string =>
  `${community}|messages|${id}|${String(seq)}|body`

export const draftContext = ({ community, id }: In, person: string): string =>
  `${community}|conversation_drafts|${id}|${person}|body`

export const noteContext = ({ community, id }: In, note: string): string =>
  `${community}|conversation_notes|${id}|${note}|body`

/** The key of a confidential conversation; null: its texts are stored as they are. */
export const textKeyOf = ({ req, community, id }: At): Promise<Buffer | null> =>
  dataKeyOf(req, { id, community })

/** The wrapped key of a conversation, where it has one, for a query that reads its texts. */
export const keyColumns: Sql = sql`dk.kid, dk.wrapped_key`

/** @param conversation column with the id */
export const joinKey = (conversation: Sql): Sql =>
  sql`left join data_keys dk on dk.id = ${conversation}`

export interface KeyColumns {
  kid: string | null
  wrapped_key: Buffer | null
}

export const foundKey = ({ community, id }: In, row: KeyColumns): FoundKey => ({
  community,
  id,
  kid: row.kid,
  wrapped: row.wrapped_key,
})

/** As screens take it: a text that does not open says nothing, and says so. */
export const shownText = (
  open: TextOpener,
  key: FoundKey,
  stored: StoredText,
  context: string,
): { body: string; isUnreadable?: true } => {
  const body = open(key, stored, context)
  return body === null ? { body: '', isUnreadable: true } : { body }
}

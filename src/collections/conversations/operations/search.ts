import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { readerOf, sql } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { readMessages, toMessages } from './listMessages'
import type { MessageRow } from './listMessages'
import { messageSchema } from './schemas'

export const searchInput = z.object({
  q: z.string().trim().min(2).max(100),
  conversation: z.uuid().optional(),
  before: z.iso.datetime({ offset: true }).optional(),
})

export const foundSchema = z.strictObject({ conversation: z.uuid(), message: messageSchema })

const MOST = 30
/** Letters and digits of any script; everything else would be an operator of the query. */
const WORDS = /[\p{L}\p{N}]+/gu

/** All of the words, each as a beginning; undefined where there is none. */
const queryOf = (text: string): string | undefined => {
  const words = text.match(WORDS) ?? []
  return words.length === 0 ? undefined : words.map((word) => `${word}:*`).join(' & ')
}

/**
 * Messages with these words among those that the person sees, the newest first. Those of confidential
 * conversations are in no index, and are not found.
 * @throws AppError 409 where a confidential conversation is searched alone, by somebody who sees it.
 */
export const searchMessages = async ({
  req,
  community,
  query: { q, conversation, before = 'infinity' },
  most = MOST,
}: {
  req: PayloadRequest
  community: string
  query: z.infer<typeof searchInput>
  most?: number
}): Promise<z.infer<typeof foundSchema>[]> => {
  const asked = queryOf(q)
  if (asked === undefined) return []
  const reader = await readerOf(req)
  if (conversation !== undefined) {
    const sealed = await reader.execute(sql`
      select 1 from conversations where id = ${conversation} and community_id = ${community}
        and sensitivity = 'confidential'`)
    if (sealed.rows.length > 0) {
      const code = 'conversations.confidential-not-searched'
      throw new AppError({ code, status: 409, field: 'conversation' })
    }
  }
  const { rows } = await reader.execute<MessageRow>(
    readMessages(sql`
      select m.* from app_search_messages(${community}, ${conversation ?? null}, ${asked},
        ${before}::timestamptz, ${most}) f
      join messages m on m.conversation_id = f.conversation_id and m.seq = f.seq`),
  )
  return toMessages(rows)
    .map((message, index) => ({ conversation: rows[index]?.conversation_id ?? '', message }))
    .toSorted((a, b) => (a.message.at < b.message.at ? 1 : -1))
}

import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { keepingPlan } from '@/kernel/database/keptPlans'
import { question } from '@/kernel/database/questions'
import type { Question } from '@/kernel/database/questions'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { readMessages, toMessages } from './listMessages'
import type { MessageRow } from './listMessages'
import { iso, messageSchema } from './schemas'

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

interface Looked {
  /** Id. */
  community: string
  /** Id of the one conversation that is searched. */
  conversation?: string | undefined
  asked: string
  before: string
  most: number
}

const linesWith = ({ community, conversation, asked, before, most }: Looked): Sql =>
  readMessages(sql`
    select m.* from app_search_messages(${community}, ${conversation ?? null}, ${asked},
      ${before}::timestamptz, ${most}) f
    join messages m on m.conversation_id = f.conversation_id and m.seq = f.seq`)

/** A message with the words, without what hangs on it. */
interface MessageHit {
  conversation: string
  seq: number
  sender: string
  body: string
  at: string
}

interface HitRow extends Omit<MessageHit, 'seq' | 'sender'> {
  seq: string | number
  sender: string | null
}

/** The newest messages with these words among those that the person sees; null: there are no words. */
export const messagesWith = ({
  community,
  words,
  limit,
}: {
  community: string
  words: string
  limit: number
}): Question<MessageHit[]> | null => {
  const asked = queryOf(words)
  if (asked === undefined) return null
  const query = sql`
    select l.conversation_id as conversation, l.seq, l.sender_name as sender, l.body, l.at
    from (${linesWith({ community, asked, before: 'infinity', most: limit })}) l
    where l.sealed is null order by l.at desc`
  return question(query, (rows: HitRow[]) =>
    rows.map(({ seq, sender, at, ...row }) => ({
      ...row,
      seq: Number(seq),
      sender: sender ?? '',
      at: iso(at),
    })),
  )
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
}: {
  req: PayloadRequest
  community: string
  query: z.infer<typeof searchInput>
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
    keepingPlan(linesWith({ community, conversation, asked, before, most: MOST })),
  )
  return toMessages(rows)
    .map((message, index) => ({ conversation: rows[index]?.conversation_id ?? '', message }))
    .toSorted((a, b) => (a.message.at < b.message.at ? 1 : -1))
}

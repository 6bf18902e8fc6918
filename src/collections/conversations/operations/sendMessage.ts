import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { AppError, notFound } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { messageSent } from '../events'
import { bodyText, iso } from './schemas'
import type { SentMessage } from './schemas'

export const messageInput = z.object({
  /** Made by the browser, once for each message: another try with it sends nothing twice. */
  clientId: z.uuid(),
  body: bodyText,
  /** Number of the message that this one answers. */
  replyTo: z.int().positive().nullish(),
})
export type MessageInput = z.infer<typeof messageInput>

interface SentRow extends Record<string, unknown> {
  outcome: 'sent' | 'missing' | 'closed' | 'client-taken' | 'no-reply-target'
  seq: string
  sent_at: string
  thread: string | null
  is_reopened: boolean
  body: string
  is_new: boolean
}

const refuse = (outcome: Exclude<SentRow['outcome'], 'sent'>): AppError => {
  switch (outcome) {
    case 'missing':
      return notFound()
    case 'closed':
      return new AppError({ code: 'conversations.cannot-write-here', status: 403 })
    case 'client-taken':
      return new AppError({
        code: 'conversations.client-id-used',
        status: 409,
        field: 'clientId',
      })
    case 'no-reply-target':
      return new AppError({
        code: 'conversations.message-missing',
        status: 404,
        field: 'replyTo',
      })
  }
}

/**
 * Sends a message; tried again with the same `clientId` it answers with what is stored. One
 * statement gives it its number and moves what depends on it (app_send_message).
 * @throws AppError 404 for a conversation or an answered message that is not there for the person,
 *   403 where they may not write any more, 409 where the id belongs to another conversation's message.
 */
export const sendMessage = ({
  req,
  community,
  id,
  input: { clientId, body, replyTo },
}: {
  req: PayloadRequest
  community: string
  id: string
  input: MessageInput
}): Promise<SentMessage> =>
  inTransaction(req, async () => {
    const tx = await txOf(req)
    const { rows } = await tx.execute<SentRow>(sql`
      select * from app_send_message(${community}, ${id}, ${clientId}, ${body}, ${replyTo ?? null})`)
    const [row] = rows
    if (!row) throw new Error('the database sent nothing and said nothing')
    const { outcome } = row
    if (outcome !== 'sent') throw refuse(outcome)
    const seq = Number(row.seq)
    if (row.is_new) {
      const data = { conversationId: id, seq, clientId, senderId: req.user?.id ?? '' }
      await emit(req, { event: messageSent, community, data })
    }
    return {
      conversation: id,
      seq,
      clientId,
      body: row.body,
      threadRoot: row.thread === null ? null : Number(row.thread),
      at: iso(row.sent_at),
      isReopened: row.is_reopened,
    }
  })

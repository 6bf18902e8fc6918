import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { keepingPlan } from '@/kernel/database/keptPlans'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { AppError, notFound } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { sealText, openText } from '@/kernel/files/sealing/text'
import { messageSent } from '../events'
import { attach, listAttachments } from './attachments'
import { barrierError } from './barrier'
import type { Barrier } from './barrier'
import { withCards } from './links'
import { iso, plainText } from './schemas'
import type { LinkedCard, SentMessage } from './schemas'
import type { At } from './place'
import { messageContext, textKeyOf } from './texts'

/** What a message says, and the files that were uploaded for it; one of the two at least. */
export const saying = {
  body: plainText.default(''),
  attachments: z.array(z.uuid()).max(20).default([]),
}

/** Adds to `context` what is missing in a message that says nothing. */
export const saysSomething = (
  { body, attachments }: { body: string; attachments: readonly string[] },
  context: z.RefinementCtx,
): void => {
  if (body !== '' || attachments.length > 0) return
  const issue = { code: 'too_small', minimum: 1, inclusive: true, origin: 'string' } as const
  context.addIssue({ ...issue, input: body, path: ['body'] })
}

export const messageInput = z
  .object({
    /** Made by the browser, once for each message: another try with it sends nothing twice. */
    clientId: z.uuid(),
    ...saying,
    /** Number of the message that this one answers. */
    replyTo: z.int().positive().nullish(),
  })
  .superRefine(saysSomething)
export type MessageInput = z.infer<typeof messageInput>

interface SentRow extends Record<string, unknown> {
  outcome:
    'sent' | 'missing' | 'closed' | 'client-taken' | 'no-reply-target' | 'sealing-changed' | Barrier
  seq: string
  sent_at: string
  thread: string | null
  is_reopened: boolean
  body: string
  sealed: Buffer | null
  is_new: boolean
}

const refuse = (outcome: Exclude<SentRow['outcome'], 'sent'>): AppError => {
  switch (outcome) {
    case 'missing':
      return notFound()
    case 'closed':
      return new AppError({ code: 'conversations.cannot-write-here', status: 403 })
    case 'not-taken':
    case 'blocked-by-me':
    case 'nobody-there':
      return barrierError(outcome)
    case 'sealing-changed':
      return new AppError({ code: 'conflict', status: 409 })
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

interface Storing {
  at: At
  clientId: string
  body: string
  replyTo: number | null
}

/** Stores a message, under its number; the text of a confidential one is sealed for that place. */
const store = async (
  { at, clientId, body, replyTo }: Storing,
  key: Buffer | null,
): Promise<SentRow> => {
  const { req, community, id } = at
  const tx = await txOf(req)
  const { rows } = await tx.execute<SentRow>(
    keepingPlan(sql`
      select * from app_send_message(${community}, ${id}, ${clientId},
        ${key === null ? body : ''}, ${replyTo}, ${key !== null})`),
  )
  const [row] = rows
  if (!row) throw new Error('the database sent nothing and said nothing')
  if (key === null || row.outcome !== 'sent') return row
  const context = messageContext(at, Number(row.seq))
  if (!row.is_new) {
    return { ...row, body: row.sealed === null ? row.body : openText(key, row.sealed, context) }
  }
  if (body === '') return row
  await tx.execute(sql`
    update messages set sealed = ${sealText(key, body, context)}
    where conversation_id = ${id} and seq = ${row.seq}`)
  return { ...row, body }
}

/**
 * Sends a message; tried again with the same `clientId` it answers with what is stored. One
 * statement gives it its number and moves what depends on it (app_send_message); its files are bound
 * with it, or it is not sent.
 * @throws AppError 404 for a conversation or an answered message that is not there for the person,
 *   403 where they may not write any more or the other of two takes nothing from them, 409 where the id belongs to another conversation's message.
 */
export const sendMessage = ({
  req,
  community,
  id,
  input: { clientId, body, attachments, replyTo },
  key: known,
}: {
  req: PayloadRequest
  community: string
  id: string
  input: MessageInput
  /** Of the conversation, where it is known; null: it has none. */
  key?: Buffer | null
}): Promise<SentMessage> =>
  inTransaction(req, async () => {
    const at = { req, community, id }
    const storing = { at, clientId, body, replyTo: replyTo ?? null }
    const tried = await store(storing, known === undefined ? await textKeyOf(at) : known)
    // Somebody has marked the conversation between the two questions; nobody takes that back.
    const row =
      tried.outcome === 'sealing-changed' ? await store(storing, await textKeyOf(at)) : tried
    const { outcome } = row
    if (outcome !== 'sent') throw refuse(outcome)
    const seq = Number(row.seq)
    // Another try has them already: they hang on the message that is stored.
    if (row.is_new) {
      await attach(at, seq, [...new Set(attachments)])
      const data = { conversationId: id, seq, clientId, senderId: req.user?.id ?? '' }
      await emit(req, { event: messageSent, community, data })
    }
    const [said] = await withCards<{ body: string; cards?: LinkedCard[] }>(req, community, [
      { body: row.body },
    ])
    return {
      conversation: id,
      seq,
      clientId,
      body: row.body,
      ...(said?.cards && { cards: said.cards }),
      threadRoot: row.thread === null ? null : Number(row.thread),
      // Most messages carry nothing, and are not asked for it.
      attachments: row.is_new && attachments.length === 0 ? [] : await listAttachments(at, seq),
      at: iso(row.sent_at),
      isReopened: row.is_reopened,
    }
  })

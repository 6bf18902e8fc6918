import { z } from 'zod'
import { audit } from '@/kernel/audit/audit'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { makeDataKey } from '@/kernel/files/dataKeys'
import { sealText } from '@/kernel/files/sealing/text'
import { isServed } from '../domain/kinds'
import { conversationChanged } from '../events'
import { placeToChange } from './place'
import type { At } from './place'
import { sayLine } from './sayLine'
import { draftContext, messageContext, noteContext } from './texts'

export const markedSchema = z.strictObject({ id: z.uuid(), isConfidential: z.literal(true) })

interface PlainRow extends Record<string, unknown> {
  source: 'message' | 'edit' | 'draft' | 'note'
  id: string | null
  seq: string | null
  body: string
}

/** Texts that are sealed at once; a long conversation takes several turns. */
const BATCH = 500

const contextOf = (at: At, { source, id, seq }: PlainRow): string => {
  switch (source) {
    case 'message':
    case 'edit':
      return messageContext(at, Number(seq))
    case 'draft':
      return draftContext(at, id ?? '')
    case 'note':
      return noteContext(at, id ?? '')
  }
}

/** @returns how many texts were sealed. */
const sealBatch = async (at: At, key: Buffer): Promise<number> => {
  const tx = await txOf(at.req)
  const { rows } = await tx.execute<PlainRow>(
    sql`select source, id, seq, body from app_plain_texts(${at.id}, ${BATCH})`,
  )
  if (rows.length === 0) return 0
  const sealed = rows.map((row) => ({
    source: row.source,
    id: row.id,
    seq: row.seq,
    sealed: sealText(key, row.body, contextOf(at, row)).toString('base64'),
  }))
  await tx.execute(sql`select app_seal_texts(${at.id}, ${JSON.stringify(sealed)}::jsonb)`)
  return rows.length
}

/**
 * Makes a conversation confidential that the caller has locked and may mark: what it holds is sealed
 * now, and what comes from now on.
 */
export const sealConversation = async (at: At): Promise<void> => {
  const { req, community, id } = at
  const tx = await txOf(req)
  // Whoever keeps a draft at this moment waits, or is waited for.
  await tx.execute(sql`
    select 1 from conversations where id = ${id} and community_id = ${community} for update`)
  const key = await makeDataKey(req, { id, community })
  await tx.execute(sql`
    update conversations set sensitivity = 'confidential' where id = ${id}`)
  for (let sealed = BATCH; sealed === BATCH;) sealed = await sealBatch(at, key)
  await sayLine(req, community, id, { type: 'confidential' })
  await audit(req, {
    community,
    action: 'conversation.marked-confidential',
    subject: { collection: 'conversations', id },
    details: {},
  })
}

/**
 * Marks a matter as confidential, for good: by its staff, or by whoever began it. Twice changes
 * nothing.
 * @throws AppError 404 where there is none to see, 403 for others and for conversations among neighbours.
 */
export const markConfidential = (at: At): Promise<z.infer<typeof markedSchema>> =>
  inTransaction(at.req, async () => {
    const place = await placeToChange(at)
    const mayMark = place.serves || place.opened_by_id === at.req.user?.id
    if (!isServed(place.kind) || !mayMark) {
      throw new AppError({ code: 'access.denied', status: 403 })
    }
    if (!place.is_confidential) {
      await sealConversation(at)
      const data = { conversationId: at.id }
      await emit(at.req, { event: conversationChanged, community: at.community, data })
    }
    return { id: at.id, isConfidential: true }
  })

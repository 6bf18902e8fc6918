import { z } from 'zod'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { toStored } from '@/kernel/files/dataKeys'
import { MAX_BODY } from '../domain/kinds'
import { placeOf } from './place'
import type { At } from './place'
import { draftContext, textKeyOf } from './texts'

export const draftInput = z.object({
  /** Empty: there is none any more. */
  body: z.string().max(MAX_BODY),
  replyTo: z.int().positive().nullish(),
})

/**
 * Keeps what the person has written and not sent, for their other devices; an empty one is
 * forgotten.
 * @throws AppError 404.
 */
export const saveDraft = (
  at: At,
  { body, replyTo }: z.infer<typeof draftInput>,
): Promise<{ isKept: boolean }> =>
  inTransaction(at.req, async () => {
    const { is_confidential } = await placeOf(at)
    const { req, community, id } = at
    const tx = await txOf(req)
    const key = is_confidential ? await textKeyOf(at) : null
    const stored = toStored(key, body, draftContext(at, req.user?.id ?? ''))
    const isKept = body.trim() !== ''
    await tx.execute(
      isKept
        ? sql`insert into conversation_drafts
              (conversation_id, user_id, community_id, body, sealed, reply_to)
            values (${id}, ${req.user?.id ?? null}, ${community}, ${stored.body},
              ${stored.sealed}, ${replyTo ?? null})
            on conflict (conversation_id, user_id) do update set body = excluded.body,
              sealed = excluded.sealed, reply_to = excluded.reply_to, updated_at = now()`
        : sql`delete from conversation_drafts
            where conversation_id = ${id} and user_id = ${req.user?.id ?? null}`,
    )
    return { isKept }
  })

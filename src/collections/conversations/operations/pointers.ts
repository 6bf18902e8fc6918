import { z } from 'zod'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { readNotices } from '@/kernel/notifications/operations/read'
import { conversationRead } from '../events'
import { placeOf } from './place'
import type { At } from './place'

export const pointerInput = z
  .object({
    /** The person has seen everything up to this number. */
    read: z.int().nonnegative().optional(),
    /** It has reached one of the person's devices. */
    delivered: z.int().nonnegative().optional(),
  })
  .refine(({ read, delivered }) => read !== undefined || delivered !== undefined)
export type PointerInput = z.infer<typeof pointerInput>

export const pointerSchema = z.strictObject({ lastRead: z.int(), lastDelivered: z.int() })

interface PointerRow extends Record<string, unknown> {
  last_read_seq: string
  last_delivered_seq: string
  has_read: boolean
  has_moved: boolean
}

/** Under this key the notices of a conversation become one. */
export const noticeKey = (conversation: string): string => `conversation:${conversation}`

/**
 * Moves the person's pointers forward, never back, and never beyond what they see. Staff that looks
 * at a matter for the first time gets a pointer of its own.
 * @throws AppError 404, or 403 where there is nothing that they could read.
 */
export const movePointers = (
  at: At,
  { read = 0, delivered = 0 }: PointerInput,
): Promise<z.infer<typeof pointerSchema>> =>
  inTransaction(at.req, async () => {
    const { req, community, id } = at
    const place = await placeOf(at)
    const tx = await txOf(req)
    if (place.part === null) {
      if (!place.serves) throw new AppError({ code: 'access.denied', status: 403 })
      await tx.execute(sql`
        insert into conversation_participants
          (conversation_id, user_id, community_id, role, joined_seq)
        values (${id}, ${req.user?.id ?? null}, ${community}, 'staff', ${place.last_seq})
        on conflict (conversation_id, user_id) do nothing`)
    }
    // Compare and set: of two devices the one that is further wins.
    const { rows } = await tx.execute<PointerRow>(sql`
      with top as (
        select p.user_id, p.last_read_seq as was, p.last_delivered_seq as had,
          case when p.role = 'staff' or upper_inf(p.visible) then c.last_seq
            else coalesce(upper(p.visible) - 1, 0) end as seq
        from conversation_participants p join conversations c on c.id = p.conversation_id
        where p.conversation_id = ${id} and p.user_id = (select app_person())
      )
      update conversation_participants p set
        last_read_seq = greatest(p.last_read_seq, least(${read}, top.seq)),
        last_delivered_seq = greatest(p.last_delivered_seq, least(${read}, top.seq),
          least(${delivered}, top.seq))
      from top where p.conversation_id = ${id} and p.user_id = top.user_id
      returning p.last_read_seq, p.last_delivered_seq, p.last_read_seq > top.was as has_read,
        p.last_read_seq > top.was or p.last_delivered_seq > top.had as has_moved`)
    const [row] = rows
    if (!row) throw new AppError({ code: 'access.denied', status: 403 })
    const lastRead = Number(row.last_read_seq)
    if (row.has_moved) {
      const data = { conversationId: id, personId: req.user?.id ?? '', seq: lastRead }
      await emit(req, { event: conversationRead, community, data })
    }
    if (row.has_read) await readNotices(req, { community, key: noticeKey(id) })
    return { lastRead, lastDelivered: Number(row.last_delivered_seq) }
  })

import { z } from 'zod'
import { audit } from '@/kernel/audit/audit'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { conversationChanged } from '../events'
import { keepStep } from './handling'
import { sealConversation } from './markConfidential'
import { placeToHandle } from './place'
import type { At, Place } from './place'
import { sayLine } from './sayLine'
import { iso } from './schemas'

export const mergeInput = z.object({
  /** The conversation that goes on. */
  into: z.uuid(),
})
export const mergedSchema = z.strictObject({ into: z.uuid() })

export const alikeSchema = z.strictObject({
  id: z.uuid(),
  subject: z.string().nullable(),
  topic: z.string().nullable(),
  at: z.iso.datetime(),
})

interface AlikeRow extends Record<string, unknown> {
  id: string
  subject: string | null
  topic: string | null
  last_at: string
}

/** Whether everybody who asks in one conversation, `from`, also asks in `into`. */
const sameResidents = (from: string, into: ReturnType<typeof sql>) => sql`
  not exists (select 1 from conversation_participants p
    where p.conversation_id = ${from} and p.role = 'member' and p.left_seq is null
      and not exists (select 1 from conversation_participants q
        where q.conversation_id = ${into} and q.user_id = p.user_id and q.role = 'member'
          and q.left_seq is null))`

/** Open matters that this one could be merged into: those of the same residents. */
export const mattersAlike = async ({
  req,
  community,
  id,
}: At): Promise<z.infer<typeof alikeSchema>[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<AlikeRow>(sql`
    select c.id, c.subject, t.name as topic, c.last_at
    from conversations c left join message_topics t on t.id = c.topic_id
    where c.community_id = ${community} and c.id <> ${id} and c.state = 'open'
      and c.kind = 'inquiry' and c.last_seq > 0
      and app_serves(c.community_id, c.kind, c.team, c.assignee_id, (select app_posts()))
      and exists (select 1 from conversation_participants p
        where p.conversation_id = ${id} and p.role = 'member' and p.left_seq is null)
      and ${sameResidents(id, sql`c.id`)}
    order by c.last_at desc limit 20`)
  return rows.map(({ last_at, ...row }) => ({ ...row, at: iso(last_at) }))
}

const refuse = (code: string): AppError => new AppError({ code, status: 409, field: 'into' })

/** Both are locked in the order of their ids, so that two who merge crosswise do not wait for ever. */
const lockBoth = async (at: At, into: string): Promise<{ from: Place; to: Place }> => {
  const places = new Map<string, Place>()
  for (const id of [at.id, into].toSorted()) places.set(id, await placeToHandle({ ...at, id }))
  const [from, to] = [places.get(at.id), places.get(into)]
  if (!from || !to) throw refuse('conversations.not-one-resident')
  return { from, to }
}

/** What waits in the one waits in the other now, since when it did and as soon as it was due. */
const carryWaiting = async (from: string, to: string, { req }: At): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    update conversations t set
      waiting_since = least(t.waiting_since, f.waiting_since),
      answer_due_at = case when t.waiting_since is null then f.answer_due_at
        else least(t.answer_due_at, f.answer_due_at) end
    from conversations f
    where t.id = ${to} and f.id = ${from} and f.waiting_since is not null`)
}

/**
 * Closes a conversation as the duplicate of another one of the same residents, with a line that leads
 * there. What was written stays where it is.
 * @throws AppError 404 and 403 as for every step of the staff, 409 where the other one is not open, is
 *   this one, or not everybody who asks here asks there, or this one is closed already.
 */
export const mergeInto = (
  at: At,
  { into }: z.infer<typeof mergeInput>,
): Promise<z.infer<typeof mergedSchema>> =>
  inTransaction(at.req, async () => {
    if (into === at.id) throw refuse('conversations.not-one-resident')
    const { from, to } = await lockBoth(at, into)
    if (from.state !== 'open' || to.state !== 'open') throw refuse('conversations.not-in-state')
    const { req, community, id } = at
    const tx = await txOf(req)
    const { rows } = await tx.execute<{ alike: boolean }>(
      sql`select ${sameResidents(id, sql`${into}::uuid`)} as alike`,
    )
    const areInquiries = from.kind === 'inquiry' && to.kind === 'inquiry'
    if (!areInquiries || rows[0]?.alike !== true) throw refuse('conversations.not-one-resident')
    // What was asked in confidence goes on in confidence.
    if (from.is_confidential && !to.is_confidential) await sealConversation({ ...at, id: into })
    await carryWaiting(id, into, at)
    await tx.execute(sql`
      update conversations set state = 'resolved', resolution = 'duplicate',
        resolved_at = clock_timestamp(), snoozed_until = null, waiting_since = null
      where id = ${id}`)
    await keepStep(at, from, { kind: 'merged', data: { into } })
    await sayLine(req, community, id, { type: 'merged', into })
    await sayLine(req, community, into, { type: 'merged-here', from: id })
    await audit(req, {
      community,
      action: 'conversation.merged',
      subject: { collection: 'conversations', id },
      details: { into },
    })
    for (const conversationId of [id, into]) {
      await emit(req, { event: conversationChanged, community, data: { conversationId } })
    }
    return { into }
  })

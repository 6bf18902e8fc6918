import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { directKeyOf } from '../domain/directKey'
import { barrierChanged } from '../events'
import { staffOf } from './route'

interface Pair {
  req: PayloadRequest
  community: string
  /** Id of the other person. */
  person: string
}

export const blockedSchema = z.strictObject({
  person: z.uuid(),
  isBlocked: z.boolean(),
})

/** Whether the other is somebody whom the person can know of here. */
const isKnown = async ({ req, community, person }: Pair): Promise<boolean> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute(sql`
    select 1 from memberships m where m.community_id = ${community} and m.user_id = ${person}
      and m.status = 'active'
    union all
    select 1 from conversation_participants p where p.community_id = ${community}
      and p.user_id = ${person}
    limit 1`)
  return rows.length > 0
}

/**
 * Waits for whoever writes in the direct conversation of the two, or begins it at this moment: what
 * is sent after this has ended finds the block.
 * @returns its id, where there is one.
 */
const lockDirect = async ({ req, community, person }: Pair): Promise<string | undefined> => {
  const tx = await txOf(req)
  await lockPair(req, community, person)
  const { rows } = await tx.execute<{ id: string }>(sql`
    select id from conversations where community_id = ${community}
      and direct_key = ${directKeyOf(req.user?.id ?? '', person)} for no key update`)
  return rows[0]?.id
}

/** Of two people at once one begins their direct conversation, or blocks the other. */
export const lockPair = async (
  req: PayloadRequest,
  community: string,
  person: string,
): Promise<void> => {
  const tx = await txOf(req)
  const pair = `direct ${community} ${directKeyOf(req.user?.id ?? '', person)}`
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${pair}, 0))`)
}

/** Who is there and who types is asked for again by both. */
const tell = async ({ req, community, person }: Pair, conversation: string | undefined) => {
  if (conversation === undefined) return
  const people = [req.user?.id ?? '', person]
  await emit(req, {
    event: barrierChanged,
    community,
    data: { conversationId: conversation, people },
  })
}

/**
 * From now on the person and this neighbour do not write to each other directly, and the neighbour does
 * not find them; twice changes nothing. The neighbour is told of nothing.
 * @throws AppError 403 for whoever works here, 404 for somebody who is not there, 400 for oneself.
 */
export const blockPerson = (pair: Pair): Promise<z.infer<typeof blockedSchema>> =>
  inTransaction(pair.req, async () => {
    const { req, community, person } = pair
    if (person === req.user?.id) throw new AppError({ code: 'conversations.alone', status: 400 })
    if (!(await isKnown(pair))) throw new AppError({ code: 'not-found', status: 404 })
    const staff = await staffOf(req, community)
    if (staff.some(({ user_id }) => user_id === person)) {
      throw new AppError({ code: 'conversations.staff-not-blocked', status: 403 })
    }
    const conversation = await lockDirect(pair)
    const tx = await txOf(req)
    const { rows } = await tx.execute(sql`
      insert into messaging_blocks (community_id, blocker_id, blocked_id)
      values (${community}, ${req.user?.id ?? null}, ${person})
      on conflict do nothing returning 1 as made`)
    if (rows.length > 0) await tell(pair, conversation)
    return { person, isBlocked: true }
  })

/** The two may write to each other again; where nobody was blocked nothing changes. */
export const unblockPerson = (pair: Pair): Promise<z.infer<typeof blockedSchema>> =>
  inTransaction(pair.req, async () => {
    const { req, community, person } = pair
    const conversation = await lockDirect(pair)
    const tx = await txOf(req)
    const { rows } = await tx.execute(sql`
      delete from messaging_blocks where community_id = ${community}
        and blocker_id = ${req.user?.id ?? null} and blocked_id = ${person} returning 1 as gone`)
    if (rows.length > 0) await tell(pair, conversation)
    return { person, isBlocked: false }
  })

export const blocksSchema = z.strictObject({
  people: z.array(z.strictObject({ id: z.uuid(), name: z.string(), since: z.iso.datetime() })),
})

/** Whom the person has blocked here; nobody else learns it. */
export const listBlocks = async (
  req: PayloadRequest,
  community: string,
): Promise<z.infer<typeof blocksSchema>['people']> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ id: string; name: string | null; at: string }>(sql`
    select b.blocked_id as id, coalesce(u.preferred_name, u.name) as name, b.at
    from messaging_blocks b left join users u on u.id = b.blocked_id
    where b.community_id = ${community} and b.blocker_id = ${req.user?.id ?? null}
    order by name, b.blocked_id`)
  return rows.map(({ id, name, at }) => ({
    id,
    name: name ?? '',
    since: new Date(at).toISOString(),
  }))
}

export type BlockState = 'free' | 'blocked' | 'staff'

/** What the person may do about this neighbour. */
export const blockStateOf = async ({ req, community, person }: Pair): Promise<BlockState> => {
  const staff = await staffOf(req, community)
  if (staff.some(({ user_id }) => user_id === person)) return 'staff'
  const blocked = await listBlocks(req, community)
  return blocked.some(({ id }) => id === person) ? 'blocked' : 'free'
}

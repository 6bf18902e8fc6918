import { z } from 'zod'
import { audit } from '@/kernel/audit/audit'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { isServed, MAX_PEOPLE } from '../domain/kinds'
import { peopleChanged } from '../events'
import { checkPeople } from './neighbours'
import { placeToChange } from './place'
import type { At, Place } from './place'
import { staffOf } from './route'
import { sayLine } from './sayLine'
import type { SystemLine } from './sayLine'

export const addInput = z.object({
  people: z.array(z.uuid()).min(1).max(20),
  /** They also see what was written before they came; everybody is told. */
  sharesHistory: z.boolean().default(false),
})

const record = async (
  { req, community, id }: At,
  action: string,
  details: Record<string, string | number | boolean>,
) => {
  const subject = { collection: 'conversations', id }
  await audit(req, { community, action: `conversation.${action}`, subject, details })
}

/** Adds people to a conversation that is locked; who is in it already stays as they are. */
const insertPeople = async (
  { req, community, id }: At,
  place: Place,
  people: readonly string[],
  helpers: ReadonlySet<string>,
  sharesHistory: boolean,
): Promise<void> => {
  const tx = await txOf(req)
  const from = sharesHistory ? 1 : place.last_seq + 1
  const rows = people.map((user) => ({ user, role: helpers.has(user) ? 'helper' : 'member' }))
  const { rows: added } = await tx.execute(sql`
    insert into conversation_participants as p (conversation_id, user_id, community_id, role,
      joined_seq, visible, last_read_seq, last_delivered_seq, added_by_id)
    select ${id}, person.user, ${community}, person.role, ${place.last_seq},
      int8multirange(int8range(${from}, null)), ${place.last_seq}, ${place.last_seq},
      ${req.user?.id ?? null}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as person ("user" uuid, role text)
    on conflict (conversation_id, user_id) do update set
      role = excluded.role, joined_seq = excluded.joined_seq, joined_at = clock_timestamp(),
      left_seq = null, left_at = null, visible = p.visible + excluded.visible,
      last_read_seq = greatest(p.last_read_seq, excluded.last_read_seq),
      last_delivered_seq = greatest(p.last_delivered_seq, excluded.last_delivered_seq),
      added_by_id = excluded.added_by_id
      where p.left_seq is not null or p.role = 'staff'
    returning 1 as added`)
  if (added.length === people.length) return
  throw new AppError({ code: 'conversations.in-it-already', status: 409, field: 'people' })
}

const countPeople = async ({ req, id }: At): Promise<number> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ n: string }>(sql`
    select count(*) as n from conversation_participants
    where conversation_id = ${id} and left_seq is null and role <> 'staff'`)
  return Number(rows[0]?.n ?? 0)
}

/**
 * Adds people. They see what comes from now on, and what was before only where that is chosen; the
 * choice is written into the conversation and the audit log.
 * @throws AppError 403 for a direct conversation or people who cannot be written to, 409 for
 *   somebody who is in it, 400 where it gets too full.
 */
export const addPeople = (
  at: At,
  { people: named, sharesHistory }: z.infer<typeof addInput>,
): Promise<{ added: number }> =>
  inTransaction(at.req, async () => {
    const place = await placeToChange(at)
    // A third one would read what two have said to each other alone.
    // Nor does anybody give away what they do not see themselves.
    const givesTooMuch = sharesHistory && !place.serves && !place.sees_all
    if (place.kind === 'direct' || givesTooMuch) {
      throw new AppError({ code: 'access.denied', status: 403 })
    }
    const people = [...new Set(named)]
    const staff = isServed(place.kind)
      ? new Set((await staffOf(at.req, at.community)).map(({ user_id }) => user_id))
      : new Set<string>()
    const neighbours = people.filter((id) => !staff.has(id))
    if (neighbours.length > 0) {
      await checkPeople(at.req, at.community, neighbours)
    }
    if ((await countPeople(at)) + people.length > MAX_PEOPLE) {
      throw new AppError({ code: 'conversations.full', status: 400, field: 'people' })
    }
    await insertPeople(at, place, people, staff, sharesHistory)
    await sayLine(at.req, at.community, at.id, {
      type: 'added',
      people,
      isHistoryShared: sharesHistory,
    })
    await record(at, 'people-added', { people: people.join(), sharesHistory })
    await emit(at.req, {
      event: peopleChanged,
      community: at.community,
      data: { conversationId: at.id, removed: [] },
    })
    return { added: people.length }
  })

/**
 * Shares the earlier history with somebody who is in the conversation; everybody is told.
 * @throws AppError 404 where they are not in it.
 */
export const shareHistory = (at: At, person: string): Promise<{ shared: boolean }> =>
  inTransaction(at.req, async () => {
    const place = await placeToChange(at)
    if (place.kind === 'direct') throw new AppError({ code: 'access.denied', status: 403 })
    if (!place.serves && !place.sees_all) throw new AppError({ code: 'access.denied', status: 403 })
    const tx = await txOf(at.req)
    const { rows } = await tx.execute(sql`
      update conversation_participants p set visible = p.visible + '{[1,)}'
      where p.conversation_id = ${at.id} and p.user_id = ${person} and p.left_seq is null
        and p.role <> 'staff'
      returning 1 as shared`)
    if (rows.length === 0) throw new AppError({ code: 'not-found', status: 404, field: 'person' })
    await sayLine(at.req, at.community, at.id, { type: 'history-shared', people: [person] })
    await record(at, 'history-shared', { person })
    const data = { conversationId: at.id, removed: [] }
    await emit(at.req, { event: peopleChanged, community: at.community, data })
    return { shared: true }
  })

/** Why somebody is out, as a line of the conversation and in the audit log. */
interface Leaving {
  line: SystemLine
  action: 'left' | 'person-removed' | 'membership-ended'
  /** Of the line, where it is not the person behind the request. */
  sender?: string
}

const leavingOf = (at: At, person: string): Leaving =>
  person === at.req.user?.id
    ? { line: { type: 'left' }, action: 'left' }
    : { line: { type: 'removed', people: [person] }, action: 'person-removed' }

/** Ends somebody's part in a conversation that the caller has locked. @throws AppError 404 where there is none. */
export const takeOut = async (
  at: At,
  person: string,
  { line, action, sender }: Leaving = leavingOf(at, person),
): Promise<void> => {
  const { req, community, id } = at
  // The line is the last that they see: they know why there is nothing after it.
  const seq = await sayLine(req, community, id, line, sender)
  const tx = await txOf(req)
  const { rows } = await tx.execute(sql`
    update conversation_participants set left_seq = ${seq}, left_at = clock_timestamp(),
      visible = visible * int8multirange(int8range(1, ${seq}, '[]'))
    where conversation_id = ${id} and user_id = ${person} and left_seq is null and role <> 'staff'
    returning 1 as out`)
  if (rows.length === 0) throw new AppError({ code: 'not-found', status: 404, field: 'person' })
  await record(at, action, { person })
  const data = { conversationId: id, removed: [person] }
  await emit(req, { event: peopleChanged, community, data })
}

/**
 * Leaves a conversation: what was read stays, nothing newer comes.
 * @throws AppError 403 for a direct one, or where the person is not in it.
 */
export const leaveConversation = (at: At): Promise<{ left: boolean }> =>
  inTransaction(at.req, async () => {
    const place = await placeToChange(at)
    if (place.kind === 'direct' || !place.is_active) {
      throw new AppError({ code: 'access.denied', status: 403 })
    }
    await takeOut(at, at.req.user?.id ?? '')
    return { left: true }
  })

/**
 * Removes somebody: by the staff of the matter, or in a group by whoever began it.
 * @throws AppError 403 for others, 404 where the person is not in it.
 */
export const removePerson = (at: At, person: string): Promise<{ removed: boolean }> =>
  inTransaction(at.req, async () => {
    const place = await placeToChange(at)
    const mayRemove =
      place.serves || (place.kind === 'group' && place.opened_by_id === at.req.user?.id)
    if (!mayRemove) throw new AppError({ code: 'access.denied', status: 403 })
    await takeOut(at, person)
    return { removed: true }
  })

export const muteInput = z.object({
  /** Until when no notice comes; null: notices again. */
  until: z.iso.datetime().nullable(),
})

/** @throws AppError 403 where the person is not in the conversation. */
export const muteConversation = (
  { req, id }: At,
  { until }: z.infer<typeof muteInput>,
): Promise<{ mutedUntil: string | null }> =>
  inTransaction(req, async () => {
    const tx = await txOf(req)
    const { rows } = await tx.execute(sql`
      update conversation_participants set muted_until = ${until}::timestamptz
      where conversation_id = ${id} and user_id = (select app_person()) and left_seq is null
      returning 1 as muted`)
    if (rows.length === 0) throw new AppError({ code: 'not-found', status: 404 })
    return { mutedUntil: until }
  })

import type { PayloadRequest } from 'payload'
import { anyId } from '@/kernel/database/anyId'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { AudienceArgs, Recipient } from '@/kernel/notifications/kind'
import { userChannel } from '@/kernel/realtime/channels'
import { viewersOf } from '@/kernel/realtime/viewers'
import { conversationChannel, handlingChannel } from '../channels'
import { SERVED_KINDS } from '../domain/kinds'
import { staffOf } from './route'

interface SentData {
  conversationId: string
  seq: number
  senderId: string
}

interface PersonRow extends Record<string, unknown> {
  id: string
  name: string
  email: string
  locale: string
}

const IN_FORCE = sql`m.status = 'active'
  and (m.valid_from is null or m.valid_from <= now())
  and (m.valid_to is null or m.valid_to > now())`

/**
 * Who takes part and has not read the message: not its sender, nobody who has left the conversation
 * or the community, and nobody who does not want to hear of it or looks at it now.
 */
export const messageAudience = async ({
  req,
  community,
  data,
  among,
}: AudienceArgs<SentData>): Promise<Recipient[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<PersonRow>(sql`
    select u.id, coalesce(u.preferred_name, u.name) as name, u.email, u.locale::text as locale
    from conversation_participants p join users u on u.id = p.user_id
    where p.conversation_id = ${data.conversationId} and p.community_id = ${community}
      and p.role <> 'staff' and p.visible @> ${data.seq}::bigint
      and p.left_seq is null and p.user_id <> ${data.senderId} and p.last_read_seq < ${data.seq}
      and (p.muted_until is null or p.muted_until <= now())
      ${among ? sql`and p.user_id = ${anyId(among)}` : sql``}
      and exists (select 1 from memberships m
        where m.user_id = p.user_id and m.community_id = ${community} and ${IN_FORCE})`)
  if (rows.length === 0) return []
  const viewers = await viewersOf(conversationChannel(data.conversationId))
  return rows.filter(({ id }) => !viewers.has(id))
}

interface MatterRow extends Record<string, unknown> {
  kind: string
  team: string | null
  assignee_id: string | null
  is_asking: boolean
}

const matterOf = async (
  req: PayloadRequest,
  { conversationId, senderId }: { conversationId: string; senderId: string },
): Promise<MatterRow | undefined> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<MatterRow>(sql`
    select c.kind, c.team, c.assignee_id,
      exists (select 1 from conversation_participants p where p.conversation_id = c.id
        and p.user_id = ${senderId} and p.role = 'member') as is_asking
    from conversations c where c.id = ${conversationId}`)
  const [row] = rows
  return row && SERVED_KINDS.some((kind) => kind === row.kind) ? row : undefined
}

interface Pointers extends Record<string, unknown> {
  user_id: string
}

/** Who of the staff knows of a message already, or does not want to hear of the conversation. */
const settledStaff = async (req: PayloadRequest, { conversationId, seq }: SentData) => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Pointers>(sql`
    select user_id from conversation_participants
    where conversation_id = ${conversationId} and left_seq is null
      and (last_read_seq >= ${seq} or muted_until > now() or role <> 'staff')`)
  return new Set(rows.map(({ user_id }) => user_id))
}

/**
 * The staff that a resident's message is for: whoever has the matter, else all of its team. Nobody
 * who reads it now.
 */
export const staffAudience = async ({
  req,
  community,
  data,
  among,
}: AudienceArgs<SentData>): Promise<Recipient[]> => {
  const matter = await matterOf(req, data)
  if (!matter?.is_asking) return []
  const staff = await staffOf(req, community)
  const assignee = staff.filter(({ user_id }) => user_id === matter.assignee_id)
  const team = staff.filter(({ roles }) => roles.includes(matter.team ?? 'manager'))
  // A team of which nobody is left gives way to the managers, as in the routing.
  const managers = staff.filter(({ roles }) => roles.includes('manager'))
  const meant = [assignee, team, managers].find((group) => group.length > 0) ?? []
  const settled = await settledStaff(req, data)
  const left = meant.filter(
    ({ user_id }) =>
      user_id !== data.senderId && !settled.has(user_id) && (among?.includes(user_id) ?? true),
  )
  if (left.length === 0) return []
  const viewers = await viewersOf(handlingChannel(data.conversationId))
  return left
    .filter(({ user_id }) => !viewers.has(user_id))
    .map(({ user_id, name, email, locale }) => ({
      id: user_id,
      name,
      email,
      locale,
      isStaff: true,
    }))
}

/**
 * The screens on which a conversation may stand: of everybody in it, and of the staff that it is
 * addressed to. What they may see of it they ask for; the push has ids alone.
 */
export const conversationScreens = async ({
  req,
  community,
  data: { conversationId },
}: {
  req: PayloadRequest
  community: string
  data: { conversationId: string }
}): Promise<string[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Pointers>(sql`
    select p.user_id from conversation_participants p
    where p.conversation_id = ${conversationId} and p.left_seq is null and p.role <> 'staff'`)
  const served = await matterOf(req, { conversationId, senderId: conversationId })
  const staff = served ? await staffOf(req, community) : []
  const serving = staff.filter(
    ({ user_id, roles }) =>
      user_id === served?.assignee_id ||
      (served?.team != null && roles.includes(served.team)) ||
      (served?.kind !== 'board' && roles.includes('manager')),
  )
  return [...rows, ...serving].map(({ user_id }) => userChannel(user_id))
}

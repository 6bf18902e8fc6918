import { readerOf, sql } from '@/kernel/database/transaction'
import type { ChannelGate } from '@/kernel/realtime/gates'

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

/** Who is in an open conversation, and who types in it. */
export const conversationChannel = (id: string): string => `presence-conversation-${id}`
/** Which of the staff look at a matter or answer it: residents are not told. */
export const handlingChannel = (id: string): string => `presence-handling-${id}`

interface JoinRow extends Record<string, unknown> {
  name: string
  is_active: boolean
  serves: boolean
  hides: boolean
  is_apart: boolean
}

/**
 * By the rights of this moment. Whoever has left hears nothing, and whoever hides that they are
 * there does not see who is. Of two who do not write to each other neither sees the other.
 */
const join: ChannelGate['mayJoin'] = async ({ req, scope, match }) => {
  const [, kind, id] = match
  const reader = await readerOf(req)
  const { rows } = await reader.execute<JoinRow>(sql`
    select coalesce(u.preferred_name, u.name) as name,
      coalesce(p.role <> 'staff' and p.left_seq is null, false) as is_active,
      app_serves(c.community_id, c.kind, c.team, c.assignee_id, (select app_posts())) as serves,
      coalesce(o.hides_presence, false) as hides,
      app_direct_barrier(c.id) is not null as is_apart
    from conversations c join users u on u.id = (select app_person())
    left join conversation_participants p
      on p.conversation_id = c.id and p.user_id = u.id
    left join messaging_preferences o
      on o.user_id = u.id and o.community_id = c.community_id
    where c.id = ${id ?? null}`)
  const [row] = rows
  if (!row || scope.userId === null) return false
  const isAllowed =
    kind === 'handling' ? row.serves : (row.is_active || row.serves) && !row.hides && !row.is_apart
  if (!isAllowed) return false
  const side = row.serves ? 'staff' : 'resident'
  return { user_id: scope.userId, user_info: { name: row.name.slice(0, 80), side } }
}

export const conversationGates: ChannelGate[] = [
  { pattern: new RegExp(`^presence-(conversation|handling)-(${UUID})$`), mayJoin: join },
]

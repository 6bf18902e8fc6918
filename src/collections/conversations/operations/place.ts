import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { AppError, notFound } from '@/kernel/errors'
import type { HandlingState } from '../domain/handling'
import { isServed } from '../domain/kinds'
import type { ConversationKind } from '../domain/kinds'

export interface At {
  req: PayloadRequest
  /** Id of the community. */
  community: string
  /** Id of the conversation. */
  id: string
}

interface Seen {
  id: string
  kind: ConversationKind
  subject: string | null
  state: HandlingState
  team: string | null
  assignee_id: string | null
  unit_id: string | null
  opened_by_id: string
  history: 'joined' | 'shared'
  /** The person's own part: null where they are not in it. */
  part: 'member' | 'helper' | 'staff' | null
  is_active: boolean
  serves: boolean
  /** Sees it from its first message on. */
  sees_all: boolean
  /** Its texts are sealed. */
  is_confidential: boolean
}

export interface Place extends Seen {
  last_seq: number
}

/** The driver gives large numbers as text. */
interface PlaceRow extends Seen, Record<string, unknown> {
  last_seq: string
}

const LOCK = { none: sql``, change: sql`for no key update of c` } as const

/**
 * A conversation, and what the person behind the request is in it. What is not for them is not there.
 * @throws AppError 404.
 */
export const placeOf = async (
  { req, community, id }: At,
  lock: keyof typeof LOCK = 'none',
): Promise<Place> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<PlaceRow>(sql`
    select c.id, c.kind, c.subject, c.state, c.team, c.assignee_id, c.unit_id, c.opened_by_id,
      c.last_seq, c.history, c.sensitivity = 'confidential' as is_confidential, p.role as part,
      coalesce(p.role <> 'staff' and p.left_seq is null, false) as is_active,
      coalesce(p.visible @> '[1,)'::int8range, false) as sees_all,
      app_serves(c.community_id, c.kind, c.team, c.assignee_id, (select app_posts())) as serves
    from conversations c
    left join conversation_participants p
      on p.conversation_id = c.id and p.user_id = (select app_person())
    where c.id = ${id} and c.community_id = ${community} ${LOCK[lock]}`)
  const [row] = rows
  if (!row) throw notFound()
  return { ...row, last_seq: Number(row.last_seq) }
}

const closed = () => new AppError({ code: 'conversations.cannot-write-here', status: 403 })

/**
 * The conversation, locked, for somebody who takes part in it or serves it.
 * @throws AppError 404 where there is none to see, 403 for somebody who has left it.
 */
export const placeToChange = async (at: At): Promise<Place> => {
  const seen = await placeOf(at)
  if (!seen.is_active && !seen.serves) throw closed()
  // Read again behind the lock: what was seen before it may have changed meanwhile.
  const held = await placeOf(at, 'change')
  if (!held.is_active && !held.serves) throw closed()
  return held
}

/**
 * The conversation, locked, for the staff that it is addressed to.
 * @throws AppError 404 where there is none to see, 403 for others.
 */
export const placeToHandle = async (at: At): Promise<Place> => {
  const place = await placeToChange(at)
  if (!place.serves || !isServed(place.kind)) {
    throw new AppError({ code: 'access.denied', status: 403 })
  }
  return place
}

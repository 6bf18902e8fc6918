import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { CardMembership } from './unitCard'

/** Cards of the past that are shown; older ones stand in the list of rights and changes. */
const PAST = 100

/**
 * Who works for a community, those of today first and by name; then who did, the last one first. A
 * membership that names a unit stands on the unit's card.
 */
export const staffCards = async (
  req: PayloadRequest,
  community: string,
): Promise<{ now: CardMembership[]; past: CardMembership[] }> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<CardMembership>(sql`
    select * from (
      select m.id, m.user_id as "user", p.name, p.email, p.phone, m.role::text as role,
        m.status::text as status, m.valid_from as "from", m.valid_to as "to",
        m.grant_reason as "grantReason", m.end_reason as "endReason",
        m.status = 'ended' or coalesce(m.valid_to <= now(), false) as "isOver"
      from memberships m join users p on p.id = m.user_id
      where m.community_id = ${community} and m.unit_id is null) card
    order by "isOver", case when "isOver" then coalesce("to", "from") end desc nulls last, name, role`)
  return {
    now: rows.filter(({ isOver }) => !isOver),
    past: rows.filter(({ isOver }) => isOver).slice(0, PAST),
  }
}

import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { RESIDENT_ROLES } from '@/kernel/domain/membership'
import { scopeOf, unitsWithRole } from '@/kernel/tenancy/scope'

interface MemberRow extends Record<string, unknown> {
  membership: string
  id: string
  name: string
}

/** Somebody who lives in a unit: their membership, their account, their name. */
export interface Member {
  membership: string
  id: string
  name: string
}

/** Of the memberships `m`: those of people who live there today. */
export const isLiving: Sql = sql`
  m.status = 'active' and m.role in ('owner', 'leaseholder', 'household')
  and (m.valid_from is null or m.valid_from <= now())
  and (m.valid_to is null or m.valid_to > now())`

/** Units of a community in which the person behind the request lives. */
export const ownUnitsIn = async (req: PayloadRequest, community: string): Promise<string[]> => {
  const scope = await scopeOf(req)
  const here = scope.memberships.filter((held) => held.community === community)
  return unitsWithRole({ ...scope, memberships: here }, RESIDENT_ROLES)
}

/** Who lives in a unit, by name; each person once. */
export const householdOf = async (
  req: PayloadRequest,
  { community, unit }: { community: string; unit: string },
): Promise<Member[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<MemberRow>(sql`
    select h.membership, h.id, h.name from (
      select distinct on (u.id) m.id as membership, u.id, u.name
      from memberships m join users u on u.id = m.user_id
      where m.community_id = ${community} and m.unit_id = ${unit} and ${isLiving}
      order by u.id, m.id
    ) h order by h.name, h.id`)
  return rows.map(({ membership, id, name }) => ({ membership, id, name }))
}

/** The person of a membership, where they live in the unit today. */
export const livesThere = async (
  req: PayloadRequest,
  { community, unit, membership }: { community: string; unit: string; membership: string },
): Promise<Member | undefined> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<MemberRow>(sql`
    select m.id as membership, u.id, u.name
    from memberships m join users u on u.id = m.user_id
    where m.id = ${membership} and m.community_id = ${community} and m.unit_id = ${unit}
      and ${isLiving}`)
  const [row] = rows
  return row && { membership: row.membership, id: row.id, name: row.name }
}

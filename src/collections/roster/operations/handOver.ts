import type { PayloadRequest } from 'payload'
import { assignmentsOf } from '@/kernel/assignments'
import { readerOf, sql } from '@/kernel/database/transaction'
import { isRole, isStaffRole } from '@/kernel/domain/membership'

type Assigned = Awaited<ReturnType<typeof assignmentsOf>>

/**
 * What lies with the staff among some people, by membership: it is handed over when they leave.
 * Whoever has nothing, or is no staff, is left out.
 */
export const assignedOf = async (
  req: PayloadRequest,
  community: string,
  people: readonly { id: string; user: string; role: string }[],
): Promise<Map<string, Assigned>> => {
  const found = new Map<string, Assigned>()
  for (const { id, user, role } of people) {
    if (!isRole(role) || !isStaffRole(role)) continue
    const assigned = await assignmentsOf({ req, community, person: user })
    if (assigned.length > 0) found.set(id, assigned)
  }
  return found
}

/** Who works for a community now, by name: those who can take over. */
export const staffOf = async (
  req: PayloadRequest,
  community: string,
): Promise<{ id: string; name: string }[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ id: string; name: string }>(sql`
    select distinct u.id, u.name from memberships m join users u on u.id = m.user_id
    where m.community_id = ${community} and m.status = 'active'
      and m.role not in ('owner', 'leaseholder', 'household')
      and (m.valid_from is null or m.valid_from <= now())
      and (m.valid_to is null or m.valid_to > now())
    order by u.name`)
  return rows.map(({ id, name }) => ({ id, name }))
}

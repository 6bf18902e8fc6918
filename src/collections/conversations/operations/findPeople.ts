import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { rolesIn, scopeOf } from '@/kernel/tenancy/scope'
import { isTeamRole } from '../domain/kinds'

export const findInput = z.object({ q: z.string().trim().max(80).default('') })

export const foundPersonSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  /** For neighbours only where the person shows it in the directory. */
  unit: z.string().nullable(),
  isStaff: z.boolean(),
})

const MOST = 20
const LIKE_SIGNS = /[\\%_]/g
const NO_DIGITS = /\D/g
/** Fewer digits of a telephone number would find half the building. */
const LEAST_DIGITS = 4

interface FoundRow extends Record<string, unknown> {
  id: string
  name: string
  unit: string | null
  is_staff: boolean
}

const isStaffHere = async (req: PayloadRequest, community: string): Promise<boolean> =>
  rolesIn(await scopeOf(req), community).some(isTeamRole)

/** Whether the neighbour `u`, whose wishes are `o`, lets the person begin to write to them. */
const acceptsPerson = (community: string): Sql => sql`(o.accepts_direct
  and (select messaging_neighbours is not false from communities where id = ${community})
  and not app_is_blocked_by(${community}, u.id))`

/** Whether the person may write to `u` in a community: the staff to everybody, others where it is allowed. */
export const reachableBy = async (req: PayloadRequest, community: string): Promise<Sql> =>
  (await isStaffHere(req, community))
    ? sql`true`
    : sql`exists (select 1 from messaging_preferences o
        where o.user_id = u.id and o.community_id = ${community} and ${acceptsPerson(community)})`

/**
 * People that the person may write to, by what they type: for the staff everybody of the community, by
 * name, unit or telephone; for residents the neighbours who allow it, by name.
 */
export const findPeople = async ({
  req,
  community,
  query: { q },
}: {
  req: PayloadRequest
  community: string
  query: z.infer<typeof findInput>
}): Promise<z.infer<typeof foundPersonSchema>[]> => {
  const isStaff = await isStaffHere(req, community)
  const pattern = `%${q.replaceAll(LIKE_SIGNS, String.raw`\$&`)}%`
  const digits = q.replaceAll(NO_DIGITS, '')
  const byPhone = digits.length < LEAST_DIGITS ? sql`false` : sql`u.phone like ${`%${digits}%`}`
  const reader = await readerOf(req)
  const { rows } = await reader.execute<FoundRow>(sql`
    with here as (
      select m.user_id, string_agg(distinct n.label, ', ') as units,
        bool_or(m.role::text in ('manager', 'board', 'bookkeeper', 'editor', 'concierge', 'guard',
          'maintenance')) as is_staff
      from memberships m left join units n on n.id = m.unit_id
      where m.community_id = ${community} and m.status = 'active'
        and (m.valid_from is null or m.valid_from <= now())
        and (m.valid_to is null or m.valid_to > now())
      group by m.user_id)
    select u.id, coalesce(u.preferred_name, u.name) as name, h.is_staff,
      case when ${isStaff} or d.show_unit then h.units end as unit
    from here h join users u on u.id = h.user_id
    left join messaging_preferences o on o.user_id = u.id and o.community_id = ${community}
    left join directory_entries d on d.person_id = u.id and d.community_id = ${community}
    where u.id <> (select app_person()) and (${isStaff} or ${acceptsPerson(community)})
      and (u.preferred_name ilike ${pattern} or u.name ilike ${pattern}
        or (${isStaff} and (h.units ilike ${pattern} or ${byPhone})))
    order by name, u.id limit ${MOST}`)
  return rows.map(({ id, name, unit, is_staff }) => ({ id, name, unit, isStaff: is_staff }))
}

import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { notFound } from '@/kernel/errors'

export interface CardMembership extends Record<string, unknown> {
  id: string
  user: string
  name: string
  email: string
  phone: string | null
  role: string
  status: string
  from: string | null
  to: string | null
  grantReason: string | null
  endReason: string | null
  isOver: boolean
}

interface CardEntry {
  id: string
  name: string
  email: string | null
  phone: string | null
  role: string
}

interface CardStep {
  action: string
  at: string
  actor: string | null
  person: string
  role: string | null
  status: string | null
  reason: string | null
}

export interface UnitCard extends Record<string, unknown> {
  id: string
  label: string
  building: string
  floor: string | null
  type: string
  memberships: CardMembership[]
  listed: CardEntry[]
  parcels: number
  household: number
  contacts: number
  vehicles: { plate: string; description: string | null }[]
  pets: number
  audit: CardStep[]
}

/** Steps of the audit log that a card shows. */
const STEPS = 50

/**
 * All that management knows of a unit, in one statement: its people then and now, who is on the
 * roster and not here, what waits, and each grant with who gave it and why.
 * @throws AppError 404 for a unit of another community.
 */
export const unitCard = async (
  req: PayloadRequest,
  community: string,
  unit: string,
): Promise<UnitCard> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<UnitCard>(sql`
    select u.id, u.label, u.building, u.floor, u.type,
      coalesce((select json_agg(json_build_object('id', m.id, 'user', m.user_id, 'name', p.name,
          'email', p.email, 'phone', p.phone, 'role', m.role, 'status', m.status,
          'from', m.valid_from, 'to', m.valid_to, 'grantReason', m.grant_reason,
          'endReason', m.end_reason,
          'isOver', m.status = 'ended' or coalesce(m.valid_to <= now(), false))
          order by m.valid_from nulls first, p.name)
        from memberships m join users p on p.id = m.user_id
        where m.community_id = ${community} and m.unit_id = u.id), '[]') as memberships,
      coalesce((select json_agg(json_build_object('id', e.id, 'name', e.name, 'email', e.email,
          'phone', e.phone, 'role', e.role) order by e.name)
        from roster_entries e
        where e.community_id = ${community} and e.unit_id = u.id and e.account_id is null
          and (e.valid_to is null or e.valid_to > now())), '[]') as listed,
      (select count(*)::int from packages k
        where k.community_id = ${community} and k.unit_id = u.id and k.status = 'received') as parcels,
      (select count(*)::int from household_members h
        where h.community_id = ${community} and h.unit_id = u.id) as household,
      (select count(*)::int from emergency_contacts c
        where c.community_id = ${community} and c.unit_id = u.id) as contacts,
      coalesce((select json_agg(json_build_object('plate', v.plate, 'description', v.description)
          order by v.plate)
        from vehicles v where v.community_id = ${community} and v.unit_id = u.id), '[]') as vehicles,
      (select count(*)::int from pets t
        where t.community_id = ${community} and t.unit_id = u.id) as pets,
      coalesce((select json_agg(s) from (
          select a.action, a.at, actor.name as actor, p.name as person, a.details->>'role' as role,
            a.details->>'status' as status, a.details->>'reason' as reason
          from audit_entries a join memberships m on m.id::text = a.subject_id
            join users p on p.id = m.user_id left join users actor on actor.id = a.actor_id
          where a.community_id = ${community} and a.subject_collection = 'memberships'
            and m.unit_id = u.id
          order by a.at desc limit ${STEPS}) s), '[]') as audit
    from units u where u.id = ${unit} and u.community_id = ${community}`)
  if (!rows[0]) throw notFound()
  return rows[0]
}

export type GrantStep = CardStep & Record<string, unknown> & { unit: string | null }

/** Every grant of the community and every change of one, newest first. */
export const grantsOf = async (
  req: PayloadRequest,
  community: string,
  page: number,
): Promise<GrantStep[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<GrantStep>(sql`
    select a.action, a.at, actor.name as actor, p.name as person, a.details->>'role' as role,
      a.details->>'status' as status, a.details->>'reason' as reason, u.label as unit
    from audit_entries a
      cross join lateral (select m.user_id, m.unit_id from memberships m
        where m.id = a.subject_id::uuid limit 1) m
      join users p on p.id = m.user_id left join users actor on actor.id = a.actor_id
      left join units u on u.id = m.unit_id
    where a.community_id = ${community} and a.subject_collection = 'memberships'
    order by a.at desc, a.id desc limit 100 offset ${(Math.max(1, page) - 1) * 100}`)
  return rows
}

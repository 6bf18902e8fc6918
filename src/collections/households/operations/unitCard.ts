import type { PayloadRequest } from 'payload'
import { systemClock } from '@/kernel/clock'
import { readerOf, sql } from '@/kernel/database/transaction'
import { accessDenied } from '@/kernel/errors'
import { awayOf } from './awayOf'
import { hasLooked } from './looks'
import { peopleOfUnit } from './people'

interface Line extends Record<string, unknown> {
  id: string
  title: string
  kind: string | null
  phone: string | null
  text: string | null
}

interface Who {
  req: PayloadRequest
  community: string
}

/** Living in the unit of the row now; what people left behind is nobody's business. */
const stillHere = (table: 'h' | 'e' | 'a') => sql`exists (
  select 1 from memberships m
  where m.community_id = ${sql.raw(table)}.community_id and m.user_id = ${sql.raw(table)}.person_id
    and m.lives_there is not false and m.status = 'active'
    and (m.valid_from is null or m.valid_from <= now())
    and (m.valid_to is null or m.valid_to > now())`

/**
 * What the desk needs to know of a unit in an emergency: who lives there, whom to call, who needs
 * help. Only for somebody who has said why they look.
 * @throws AppError 403.
 */
export const unitCard = async ({ req, community, unit }: Who & { unit: string }) => {
  if (!(await hasLooked({ req, community, unit }))) throw accessDenied()
  const reader = await readerOf(req)
  const residents = await peopleOfUnit(req, community, unit)
  const { rows: needs } = await reader.execute<Line>(sql`
    select u.id, coalesce(u.preferred_name, u.name) as title, u.pronouns as kind, u.phone,
      u.accessibility_needs as text
    from users u join memberships m on m.user_id = u.id
    where m.community_id = ${community} and m.unit_id = ${unit} and m.lives_there is not false
      and m.role in ('owner', 'leaseholder', 'household') and m.status = 'active'
      and (m.valid_from is null or m.valid_from <= now())
      and (m.valid_to is null or m.valid_to > now())
    order by title`)
  const { rows: members } = await reader.execute<Line>(sql`
    select h.id, h.name as title, h.relation as kind, h.phone, h.birth_year::text as text
    from household_members h
    where h.community_id = ${community} and h.unit_id = ${unit} and ${stillHere('h')}
      and m.unit_id = h.unit_id) order by h.name`)
  const { rows: contacts } = await reader.execute<Line>(sql`
    select e.id, e.name as title, e.kind, e.phone, e.note as text
    from emergency_contacts e
    where e.community_id = ${community} and (e.unit_id = ${unit} or e.unit_id is null)
      and ${stillHere('e')} and m.unit_id = ${unit}) order by e.name`)
  const { rows: assistance } = await reader.execute<Line>(sql`
    select a.id, coalesce(h.name, u.preferred_name, u.name) as title, a.needs as kind,
      a.where_to_find as phone, a.what_helps as text
    from assistance_entries a join users u on u.id = a.person_id
      left join household_members h on h.id = a.member_id
    where a.community_id = ${community} and a.unit_id = ${unit} and ${stillHere('a')}
      and m.unit_id = a.unit_id) order by title`)
  const away = await awayOf({ req, community, unit, at: systemClock.now() })
  return { residents, needs, members, contacts, assistance, away }
}

/**
 * Everybody who needs help in an emergency, unit by unit. Only for somebody who has said why they
 * look.
 * @throws AppError 403.
 */
export const assistanceRegister = async ({
  req,
  community,
}: Who): Promise<(Line & { unit: string })[]> => {
  if (!(await hasLooked({ req, community, unit: null }))) throw accessDenied()
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Line & { unit: string }>(sql`
    select a.id, n.label as unit, coalesce(h.name, u.preferred_name, u.name) as title,
      a.needs as kind, a.where_to_find as phone, a.what_helps as text
    from assistance_entries a join users u on u.id = a.person_id
      join units n on n.id = a.unit_id left join household_members h on h.id = a.member_id
    where a.community_id = ${community} and ${stillHere('a')} and m.unit_id = a.unit_id)
    order by n.building, length(n.number), n.number, title`)
  return rows
}

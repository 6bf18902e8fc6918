import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'

export const PEOPLE_FILTERS = [
  'all',
  'listed',
  'invited',
  'here',
  'ends-soon',
  'suspended',
] as const
export type PeopleFilter = (typeof PEOPLE_FILTERS)[number]

/** A person of a unit: with a membership, or on the roster and not here yet. */
export interface UnitPerson {
  id: string
  user: string | null
  name: string
  email: string | null
  phone: string | null
  role: string
  state: 'listed' | 'invited' | 'coming' | 'here' | 'suspended'
  from: string | null
  to: string | null
}

interface UnitWithPeople {
  id: string
  label: string
  building: string
  floor: string | null
  people: UnitPerson[]
}

type UnitRow = UnitWithPeople & { total: number } & Record<string, unknown>

export const PAGE_UNITS = 50
/** Days before its end in which a stay ends soon. */
const SOON_DAYS = 60
const LIKE_SIGNS = /[\\%_]/g

/** Everybody of the community who is tied to a unit now or will be; `community` is bound by the caller. */
const peopleOf = (community: string) => sql`
  select m.unit_id, m.id, m.user_id as "user", u.name, u.email, u.phone, m.role::text as role,
    case when m.status = 'invited' then 'invited' when m.status = 'suspended' then 'suspended'
      when m.valid_from > now() then 'coming' else 'here' end as state,
    m.valid_from as "from", m.valid_to as "to"
  from memberships m join users u on u.id = m.user_id
  where m.community_id = ${community} and m.unit_id is not null and m.status <> 'ended'
    and (m.valid_to is null or m.valid_to > now())
  union all
  select e.unit_id, e.id, null, e.name, e.email, e.phone, e.role::text,
    case when exists (select 1 from membership_invitations i where i.community_id = ${community}
      and i.roster_entry = e.id::text and i.status = 'open' and i.expires_at > now())
      then 'invited' else 'listed' end, e.valid_from,
    e.valid_to
  from roster_entries e
  where e.community_id = ${community} and e.account_id is null
    and (e.valid_to is null or e.valid_to > now())
  union all
  -- Whom the desk or a household asked in, and who is not on the roster.
  select i.unit_id, i.id, null, i.name, i.email, i.phone, i.role, 'invited', null, null
  from membership_invitations i
  where i.community_id = ${community} and i.unit_id is not null and i.roster_entry is null
    and i.status = 'open' and i.expires_at > now()`

const chosen = (filter: PeopleFilter) => {
  if (filter === 'all') return sql`true`
  if (filter === 'ends-soon') {
    return sql`p."to" < now() + make_interval(days => ${SOON_DAYS}::int)`
  }
  return filter === 'here' ? sql`p.state in ('here', 'coming')` : sql`p.state = ${filter}`
}

/**
 * Units with their people, by building and number, a page at a time; one statement. Words are looked
 * for in the unit, and in the names, addresses and numbers of its people.
 */
export const unitsWithPeople = async ({
  req,
  community,
  words,
  filter,
  page,
}: {
  req: PayloadRequest
  community: string
  words: string
  filter: PeopleFilter
  page: number
}): Promise<{ units: UnitWithPeople[]; total: number }> => {
  const typed = words.trim().slice(0, 80)
  const pattern = `%${typed.replaceAll(LIKE_SIGNS, String.raw`\$&`)}%`
  const digits = typed.replaceAll(/\D/g, '')
  const hasDigits = digits.length > 3
  const phone = `%${digits.replace(/^0/, '')}%`
  const reader = await readerOf(req)
  const { rows } = await reader.execute<UnitRow>(sql`
    with people as (${peopleOf(community)}),
    found as (
      select p.* from people p join units u on u.id = p.unit_id
      where ${chosen(filter)} and (${typed} = '' or u.label ilike ${pattern} or p.name ilike ${pattern}
        or p.email ilike ${pattern} or (${hasDigits} and p.phone like ${phone}))
    )
    select u.id, u.label, u.building, u.floor, count(*) over ()::int as total,
      coalesce((select json_agg(f order by f.role = 'owner' desc, f.name) from found f
                where f.unit_id = u.id), '[]') as people
    from units u
    where u.community_id = ${community} and (
      exists (select 1 from found f where f.unit_id = u.id)
      or (${filter} = 'all' and (${typed} = '' or u.label ilike ${pattern})))
    order by u.building, nullif(regexp_replace(u.number, '\\D.*$', ''), '')::numeric nulls last,
      u.number, u.id
    limit ${PAGE_UNITS} offset ${(Math.max(1, page) - 1) * PAGE_UNITS}`)
  return { units: rows, total: rows[0]?.total ?? 0 }
}

export type PeopleCounts = Record<Exclude<PeopleFilter, 'all'>, number> & {
  units: number
  empty: number
}

/** How many there are of each kind, and units without anybody; one statement. */
export const countPeople = async (
  req: PayloadRequest,
  community: string,
): Promise<PeopleCounts> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<PeopleCounts>(sql`
    with people as (${peopleOf(community)})
    select (select count(*)::int from units where community_id = ${community}) as units,
      (select count(*)::int from units u where u.community_id = ${community}
        and not exists (select 1 from people p where p.unit_id = u.id)) as empty,
      count(*) filter (where p.state = 'listed')::int as listed,
      count(*) filter (where p.state = 'invited')::int as invited,
      count(*) filter (where p.state in ('here', 'coming'))::int as here,
      count(*) filter (where p.state = 'suspended')::int as suspended,
      count(*) filter (where ${chosen('ends-soon')})::int as "ends-soon"
    from people p`)
  const [row] = rows
  if (!row) throw new Error('counting gave no row')
  return row
}

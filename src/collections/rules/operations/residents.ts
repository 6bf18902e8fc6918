import type { PayloadRequest } from 'payload'
import { anyId } from '@/kernel/database/anyId'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { RESIDENT_ROLES } from '@/kernel/domain/membership'
import type { Recipient } from '@/kernel/notifications/kind'

/** The rule that `isInForce` states, for those who live in a community or own a home there. */
const HERE = sql`m.status = 'active' and (m.valid_from is null or m.valid_from <= now())
  and (m.valid_to is null or m.valid_to > now())
  and m.role::text in (select jsonb_array_elements_text(${JSON.stringify(RESIDENT_ROLES)}::jsonb))`

export const livesHere = (person: string | null, community: Sql): Sql => sql`exists (
  select 1 from memberships m
  where m.user_id = ${person} and m.community_id = ${community} and ${HERE})`

/** The people whom rules concern, each once, with the door of a home of theirs. */
export const residentsOf = (community: string): Sql => sql`
  select m.user_id, (array_agg(h.label order by h.label))[1] as door,
    (array_agg(m.unit_id order by h.label))[1] as unit
  from memberships m left join units h on h.id = m.unit_id
  where m.community_id = ${community} and ${HERE}
  group by m.user_id`

type PersonRow = Recipient & Record<string, unknown>

/** Whom a change of rules concerns at this moment. One that was withdrawn concerns nobody. */
export const rulesAudience = async (
  req: PayloadRequest,
  {
    community,
    versions,
    among,
  }: { community: string; versions: readonly string[]; among?: readonly string[] | undefined },
): Promise<Recipient[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<PersonRow>(sql`
    with here as (${residentsOf(community)})
    select u.id, coalesce(u.preferred_name, u.name) as name, u.email, u.locale::text as locale,
      here.unit
    from here join users u on u.id = here.user_id
    where exists (select 1 from rule_versions v where v.id = ${anyId(versions)}
        and v.community_id = ${community} and v.state = 'published')
      ${among ? sql`and here.user_id = ${anyId(among)}` : sql``}`)
  return rows.map(({ id, name, email, locale, unit }) => ({
    id,
    name,
    email,
    locale,
    unit: unit ?? null,
  }))
}

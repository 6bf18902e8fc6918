import { sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'

/** The rule that `isInForce` states. */
const IN_FORCE = sql`m.status = 'active' and (m.valid_from is null or m.valid_from <= now())
  and (m.valid_to is null or m.valid_to > now())`

/** Memberships `m` of a community, each with its unit `h`, that a rule means. */
export const membershipsMeant = (community: string, audience: Sql): Sql => sql`
  from memberships m left join units h on h.id = m.unit_id
  where m.community_id = ${community} and ${IN_FORCE}
    and announcement_is_for(${audience}, m.community_id, m.user_id, m.role::text, m.unit_id,
      h.building, h.floor, h.type)`

/** Whether the announcement `a` is for a person: not for whoever merely writes it. */
export const isFor = (person: string | null): Sql => sql`exists (
  select 1 from memberships m left join units h on h.id = m.unit_id
  where m.user_id = ${person} and m.community_id = a.community_id and ${IN_FORCE}
    and announcement_is_for(a.audience, m.community_id, m.user_id, m.role::text, m.unit_id,
      h.building, h.floor, h.type))`

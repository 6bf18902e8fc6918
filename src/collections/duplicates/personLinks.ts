import { sql, txOf } from '@/kernel/database/transaction'
import type { Joining, PersonLinks } from '@/kernel/personLinks'

/** Whoever is not the one is not the other either; what was said of the two themselves was wrong. */
const settlePairs = async ({ req, from, to }: Joining): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    with gone as (
      delete from distinct_people where ${from} in (first_id, second_id) returning *
    )
    insert into distinct_people (community_id, first_id, second_id, said_by_id, said_at)
    select g.community_id, least(o.id, ${to}::uuid), greatest(o.id, ${to}::uuid), g.said_by_id,
      g.said_at
    from gone g, lateral (
      select case when g.first_id = ${from} then g.second_id else g.first_id end as id) o
    where o.id <> ${to}
    on conflict do nothing`)
}

export const duplicateLinks: PersonLinks = {
  // A record of what was done.
  'account_merges.kept_id': 'stays',
  'account_merges.merged_id': 'stays',
  'account_merges.merged_by_id': 'stays',
  'distinct_people.first_id': { settle: settlePairs, rest: 'moves' },
  'distinct_people.second_id': 'moves',
  'distinct_people.said_by_id': 'moves',
}

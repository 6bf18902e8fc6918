import { sql } from '@/kernel/database/transaction'
import { iso, nameOf, UNIT } from './question'
import type { Question } from './question'

const MOST_OLDEST = 20
const MOST_INCIDENTS = 200

/** What waits now, the longest first. */
export const oldestOf = async ({ ask, id }: Question) => {
  const rows = await ask<{
    id: string
    summary: string | null
    unit: string | null
    received_at: Date | string
    hours: number
  }>(sql`
    select p.id, p.summary, ${UNIT} as unit, p.received_at,
      extract(epoch from now() - p.received_at)::float8 / 3600 as hours
    from packages p left join units u on u.id = p.unit_id
    where p.community_id = ${id} and p.status = 'received'
    order by p.received_at limit ${MOST_OLDEST}`)
  return rows.map(({ received_at, hours, summary, ...row }) => ({
    ...row,
    summary: summary ?? '',
    receivedAt: iso(received_at),
    hours: Math.round(hours),
  }))
}

/** What went back or on, was lost, or went out under a signature that does not match, the last first. */
export const incidentsOf = async ({ ask, id, isWithin }: Question) => {
  const rows = await ask<{
    id: string
    summary: string | null
    unit: string | null
    outcome: string
    at: Date | string
    by: string | null
  }>(sql`
    select * from (
      select p.id, p.summary, ${UNIT} as unit, p.status::text as outcome, p.closed_at as at,
        n.name as by
      from packages p left join units u on u.id = p.unit_id
        ${nameOf(sql`p.closed_by_id`)}
      where p.community_id = ${id} and p.status in ('returned', 'forwarded', 'lost')
        and ${isWithin(sql`p.closed_at`)}
      union all
      select p.id, p.summary, ${UNIT} as unit, 'doubted' as outcome, h.at, n.name as by
      from package_handovers h
        join package_handover_items i on i.handover_id = h.id and i.undone_at is null
        join packages p on p.id = i.package_id left join units u on u.id = p.unit_id
        ${nameOf(sql`h.by_id`)}
      where h.community_id = ${id} and h.signature_check = 'different' and ${isWithin(sql`h.at`)}
    ) incidents order by at desc limit ${MOST_INCIDENTS}`)
  return rows.map(({ at, summary, ...row }) => ({
    ...row,
    summary: summary ?? '',
    at: iso(at),
  }))
}

import { sql } from '@/kernel/database/transaction'
import { MEDIAN, nameOf, rounded, UNIT } from './question'
import type { Question } from './question'

const MOST_UNITS = 50

/** By carrier, the busiest first; other carriers by the name that the desk wrote. */
export const carriersOf = async ({ ask, cameIn }: Question) => {
  const rows = await ask<{
    carrier: string
    name: string | null
    received: number
    median: number | null
  }>(sql`
    select p.carrier::text as carrier,
      case when p.carrier = 'other' then nullif(p.carrier_name, '') end as name,
      count(*)::int as received, ${MEDIAN} as median
    from packages p where ${cameIn} group by 1, 2 order by received desc, 1, 2 nulls last`)
  return rows.map(({ median, ...row }) => ({ ...row, medianHours: rounded(median) }))
}

/** The units that get the most. */
export const unitsOf = async ({ ask, cameIn }: Question) => {
  const rows = await ask<{
    unit: string | null
    label: string | null
    received: number
    waiting: number
    median: number | null
  }>(sql`
    select u.id as unit, ${UNIT} as label, count(*)::int as received,
      count(*) filter (where p.status = 'received')::int as waiting, ${MEDIAN} as median
    from packages p left join units u on u.id = p.unit_id where ${cameIn}
    group by u.id, u.building, u.number order by received desc, label limit ${MOST_UNITS}`)
  return rows.map(({ median, ...row }) => ({ ...row, medianHours: rounded(median) }))
}

/** Who took in and handed over how much. */
export const staffOf = ({ ask, cameIn, wentOut }: Question) =>
  ask<{
    person: string
    name: string | null
    received: number
    released: number
  }>(sql`
    with done as (
      select p.received_by_id as person, 1 as received, 0 as released
      from packages p where ${cameIn} and p.received_by_id is not null
      union all
      select p.closed_by_id, 0, 1 from packages p where ${wentOut} and p.closed_by_id is not null
    ), sums as (
      select person, sum(received)::int as received, sum(released)::int as released
      from done group by person
    )
    select s.person, n.name, s.received, s.released
    from sums s ${nameOf(sql`s.person`)}
    order by s.received + s.released desc, n.name`)

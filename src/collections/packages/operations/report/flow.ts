import { sql } from '@/kernel/database/transaction'
import { HOURS, iso, MEDIAN, rounded } from './question'
import type { Question } from './question'

/** Differences that counts of shelves found in these days, and those of whatever day that are open. */
const shelfDifferences = async ({ ask, id, isWithin }: Question) => {
  const [row] = await ask<{ found: number; open: number }>(sql`
    select count(*) filter (where ${isWithin(sql`i.at`)})::int as found,
      count(*) filter (where i.state = 'open')::int as open
    from shelf_incidents i where i.community_id = ${id}`)
  return { differences: row?.found ?? 0, openDifferences: row?.open ?? 0 }
}

/** Sums over all days. */
export const totalsOf = async (question: Question) => {
  const { ask, cameIn } = question
  const [row] = await ask<{
    received: number
    waiting: number
    collected: number
    returned: number
    forwarded: number
    lost: number
    median: number | null
    slow: number | null
  }>(sql`
    select count(*)::int as received,
      count(*) filter (where p.status = 'received')::int as waiting,
      count(*) filter (where p.status = 'collected')::int as collected,
      count(*) filter (where p.status = 'returned')::int as returned,
      count(*) filter (where p.status = 'forwarded')::int as forwarded,
      count(*) filter (where p.status = 'lost')::int as lost,
      ${MEDIAN} as median,
      percentile_cont(0.9) within group (order by ${HOURS})
        filter (where p.status = 'collected') as slow
    from packages p where ${cameIn}`)
  return {
    received: row?.received ?? 0,
    waiting: row?.waiting ?? 0,
    collected: row?.collected ?? 0,
    returned: row?.returned ?? 0,
    forwarded: row?.forwarded ?? 0,
    lost: row?.lost ?? 0,
    medianHours: rounded(row?.median ?? null),
    slowHours: rounded(row?.slow ?? null),
    ...(await shelfDifferences(question)),
  }
}

/** One row for each day, also where nothing came. */
export const daysOf = async ({ ask, cameIn, wentOut, timeZone, span }: Question) => {
  const rows = await ask<{
    day: string
    from: Date | string
    until: Date | string
    received: number
    collected: number
  }>(sql`
    with came as (
      select (p.received_at at time zone ${timeZone})::date as day, count(*)::int as n
      from packages p where ${cameIn} group by 1
    ), went as (
      select (p.closed_at at time zone ${timeZone})::date as day, count(*)::int as n
      from packages p where ${wentOut} group by 1
    )
    select to_char(d, 'YYYY-MM-DD') as day, d at time zone ${timeZone} as "from",
      (d + interval '1 day') at time zone ${timeZone} as until,
      coalesce(came.n, 0) as received, coalesce(went.n, 0) as collected
    from generate_series(${span.from}::timestamp, ${span.to}::timestamp, interval '1 day') d
    left join came on came.day = d::date left join went on went.day = d::date order by d`)
  return rows.map((row) => ({ ...row, from: iso(row.from), until: iso(row.until) }))
}

/** One row for each hour of the clock. */
export const hoursOf = ({ ask, cameIn, wentOut, timeZone }: Question) =>
  ask<{ hour: number; received: number; collected: number }>(sql`
    with came as (
      select extract(hour from p.received_at at time zone ${timeZone})::int as hour, count(*)::int as n
      from packages p where ${cameIn} group by 1
    ), went as (
      select extract(hour from p.closed_at at time zone ${timeZone})::int as hour, count(*)::int as n
      from packages p where ${wentOut} group by 1
    )
    select h as hour, coalesce(came.n, 0) as received, coalesce(went.n, 0) as collected
    from generate_series(0, 23) h left join came on came.hour = h left join went on went.hour = h
    order by h`)

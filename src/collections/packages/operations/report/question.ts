import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import type { CommunityIdentity } from '@/kernel/identity'
import type { ReportSpan } from '@/kernel/reports/reportSpan'

export type Place = Pick<CommunityIdentity, 'id' | 'timeZone'>

/** What each part of the report asks about: parcels are `p`, their units `u`. */
export interface Question {
  id: string
  timeZone: string
  span: ReportSpan
  ask: <Row>(query: Sql) => Promise<Row[]>
  /** Parcels that came in these days. */
  cameIn: Sql
  /** Parcels that were collected in these days. */
  wentOut: Sql
  /** Whether an instant lies in these days. */
  isWithin: (moment: Sql) => Sql
}

/** Between intake and hand-over. */
export const HOURS: Sql = sql`extract(epoch from p.closed_at - p.received_at)::float8 / 3600`
export const MEDIAN: Sql = sql`percentile_cont(0.5) within group (order by ${HOURS})
  filter (where p.status = 'collected')`
export const UNIT: Sql = sql`nullif(concat_ws(' · ', nullif(u.building, ''), u.number), '')`
/** By a value, not by a join: below a policy a cast of another table's column finds no index. */
export const nameOf = (person: Sql): Sql =>
  sql`left join lateral (select name from users where id = ${person} limit 1) n on true`

export const rounded = (hours: number | null): number | null =>
  hours === null ? null : Math.round(hours * 10) / 10

export const iso = (instant: Date | string): string => new Date(instant).toISOString()

export const questionOf = async (
  req: PayloadRequest,
  { id, timeZone }: Place,
  span: ReportSpan,
): Promise<Question> => {
  const reader = await readerOf(req)
  const isWithin = (moment: Sql): Sql =>
    sql`${moment} >= ${span.from}::timestamp at time zone ${timeZone}
      and ${moment} < (${span.to}::date + 1)::timestamp at time zone ${timeZone}`
  return {
    id,
    timeZone,
    span,
    isWithin,
    ask: async <Row>(query: Sql) =>
      (await reader.execute<Row & Record<string, unknown>>(query)).rows,
    cameIn: sql`p.community_id = ${id} and ${isWithin(sql`p.received_at`)}`,
    wentOut: sql`p.community_id = ${id} and p.status = 'collected'
      and ${isWithin(sql`p.closed_at`)}`,
  }
}

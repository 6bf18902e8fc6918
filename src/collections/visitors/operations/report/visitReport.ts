import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import type { CommunityIdentity } from '@/kernel/identity'
import type { ReportSpan } from '@/kernel/reports/reportSpan'
import { isTooMuch, sharePercent } from '../../domain/guardShare'
import type { VisitPurpose } from '../../domain/visit'
import { rulesOf } from '../rules'

/** Who let in or refused somebody whom nobody announced; `nobody`: no answer ever came. */
export const OUTCOMES = [
  'host-let-in',
  'gate-let-in',
  'host-refused',
  'gate-refused',
  'rule-refused',
  'nobody',
] as const
export type Outcome = (typeof OUTCOMES)[number]

export interface VisitReport {
  totals: {
    /** Who came in these days. */
    arrivals: number
    /** Of the household's answer: half came sooner. In seconds, from when it was asked. */
    medianSeconds: number | null
    /** Nineteen of twenty did. */
    slowSeconds: number | null
    asked: number
    /** Of those let in unannounced, by the gate; in whole percent. */
    guardSharePercent: number | null
    guardShareMark: number
    isGuardShareTooMuch: boolean
    overstays: number
    /** Of these, about whom nothing was done, and who are here still. */
    openOverstays: number
  }
  /** `day` as YYYY-MM-DD of the community's calendar. */
  days: { day: string; arrivals: number }[]
  /** 0 to 23, in the community's time zone. */
  hours: { hour: number; arrivals: number }[]
  gates: { gate: string | null; name: string | null; arrivals: number }[]
  purposes: { purpose: VisitPurpose; arrivals: number; overstays: number }[]
  answers: { outcome: Outcome; asked: number }[]
}

interface Question {
  ask: <Row>(query: Sql) => Promise<Row[]>
  id: string
  timeZone: string
  span: ReportSpan
  isWithin: (moment: Sql) => Sql
}

const totalsOf = async ({ ask, id, isWithin }: Question, mark: number) => {
  const [came] = await ask<{ arrivals: number }>(sql`
    select count(*)::int as arrivals from visits v
    where v.community_id = ${id} and ${isWithin(sql`v.entered_at`)}`)
  const wait = sql`extract(epoch from a.answered_at - a.asked_at)::float8`
  const [asks] = await ask<{
    asked: number
    median: number | null
    slow: number | null
    let_in: number
    by_gate: number
  }>(sql`
    select count(*)::int as asked,
      percentile_cont(0.5) within group (order by ${wait}) filter (where a.answered_as = 'host')
        as median,
      percentile_cont(0.95) within group (order by ${wait}) filter (where a.answered_as = 'host')
        as slow,
      count(*) filter (where a.answer = 'let-in')::int as let_in,
      count(*) filter (where a.answer = 'let-in' and a.answered_as = 'gate')::int as by_gate
    from gate_asks a
    where a.community_id = ${id} and a.asked_at is not null and ${isWithin(sql`a.at`)}`)
  const [stays] = await ask<{ overstays: number; open: number }>(sql`
    select count(*)::int as overstays,
      count(*) filter (where a.handled_at is null and v.state = 'overstayed')::int as open
    from visit_alarms a join visits v on v.id = a.visit_id
    where a.community_id = ${id} and ${isWithin(sql`a.first_at`)}`)
  const share = { letIn: asks?.let_in ?? 0, byGate: asks?.by_gate ?? 0 }
  const whole = (seconds: number | null | undefined) =>
    seconds === null || seconds === undefined ? null : Math.round(seconds)
  return {
    arrivals: came?.arrivals ?? 0,
    medianSeconds: whole(asks?.median),
    slowSeconds: whole(asks?.slow),
    asked: asks?.asked ?? 0,
    guardSharePercent: sharePercent(share),
    guardShareMark: mark,
    isGuardShareTooMuch: isTooMuch(share, mark),
    overstays: stays?.overstays ?? 0,
    openOverstays: stays?.open ?? 0,
  }
}

const daysOf = ({ ask, id, isWithin, timeZone, span }: Question) =>
  ask<VisitReport['days'][number]>(sql`
    with came as (
      select (v.entered_at at time zone ${timeZone})::date as day, count(*)::int as n from visits v
      where v.community_id = ${id} and ${isWithin(sql`v.entered_at`)} group by 1
    )
    select to_char(d, 'YYYY-MM-DD') as day, coalesce(came.n, 0) as arrivals
    from generate_series(${span.from}::timestamp, ${span.to}::timestamp, interval '1 day') d
    left join came on came.day = d::date order by d`)

const hoursOf = ({ ask, id, isWithin, timeZone }: Question) =>
  ask<VisitReport['hours'][number]>(sql`
    with came as (
      select extract(hour from v.entered_at at time zone ${timeZone})::int as hour,
        count(*)::int as n from visits v
      where v.community_id = ${id} and ${isWithin(sql`v.entered_at`)} group by 1
    )
    select h as hour, coalesce(came.n, 0) as arrivals
    from generate_series(0, 23) h left join came on came.hour = h order by h`)

const gatesOf = ({ ask, id, isWithin }: Question) =>
  ask<VisitReport['gates'][number]>(sql`
    select v.gate_id as gate, g.name, count(*)::int as arrivals
    from visits v left join gates g on g.id = v.gate_id
    where v.community_id = ${id} and ${isWithin(sql`v.entered_at`)}
    group by v.gate_id, g.name order by arrivals desc, g.name limit 20`)

const purposesOf = ({ ask, id, isWithin }: Question) =>
  ask<VisitReport['purposes'][number]>(sql`
    select v.purpose::text as purpose, count(*)::int as arrivals,
      count(a.visit_id)::int as overstays
    from visits v left join visit_alarms a on a.visit_id = v.id
    where v.community_id = ${id} and ${isWithin(sql`v.entered_at`)}
    group by v.purpose order by arrivals desc, 1`)

const answersOf = ({ ask, id, isWithin }: Question) =>
  ask<VisitReport['answers'][number]>(sql`
    select coalesce(a.answered_as || '-' || a.answer, 'nobody') as outcome, count(*)::int as asked
    from gate_asks a
    where a.community_id = ${id} and a.asked_at is not null and ${isWithin(sql`a.at`)}
    group by 1 order by asked desc, 1`)

/**
 * What happened at the gates between two days: who came in, how long the unannounced waited for an answer
 * and who gave it, and who stayed too long.
 */
export const visitReport = async (
  req: PayloadRequest,
  { id, timeZone }: Pick<CommunityIdentity, 'id' | 'timeZone'>,
  span: ReportSpan,
): Promise<VisitReport> => {
  const reader = await readerOf(req)
  const question: Question = {
    id,
    timeZone,
    span,
    isWithin: (moment) => sql`${moment} >= ${span.from}::timestamp at time zone ${timeZone}
      and ${moment} < (${span.to}::date + 1)::timestamp at time zone ${timeZone}`,
    ask: async <Row>(query: Sql) =>
      (await reader.execute<Row & Record<string, unknown>>(query)).rows,
  }
  const { guardSharePercent } = await rulesOf(req, id)
  return {
    totals: await totalsOf(question, guardSharePercent),
    days: await daysOf(question),
    hours: await hoursOf(question),
    gates: await gatesOf(question),
    purposes: await purposesOf(question),
    answers: await answersOf(question),
  }
}

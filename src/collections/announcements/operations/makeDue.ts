import type { Payload, PayloadRequest } from 'payload'
import { audit } from '@/kernel/audit/audit'
import { openReader, sql, txOf } from '@/kernel/database/transaction'
import { instantOf } from '@/kernel/domain/zonedDay'
import { inEachCommunity } from '@/kernel/jobs/inEachCommunity'
import { audienceOf } from '../domain/audience'
import { laterDay, makingMoment, makingWindow } from '../domain/series'
import type { Becomes, Occurrence } from '../domain/series'
import { announcementFrom } from './copyContent'
import { reachOf } from './reach'
import { nextOccurrences, occurrencesBetween } from './recurrence'
import type { SeriesRule } from './recurrence'
import { settledDays } from './series'

interface Row extends Record<string, unknown> {
  id: string
  template_id: string
  audience: unknown
  rule: string
  first_day: string
  time: string
  last_day: string | null
  becomes: Becomes
  lead_days: string
  shown_days: string
  counts_from: string | Date
  time_zone: string
}

interface Making {
  req: PayloadRequest
  community: string
  row: Row
  rule: SeriesRule
}

/** When it leaves the list, at the same hour on the clocks of the community; null: never by itself. */
const endOf = ({ row, rule }: Making, { day }: Occurrence): Date | null => {
  const days = Number(row.shown_days)
  if (days === 0) return null
  return new Date(instantOf(`${laterDay(day, days)}T${rule.time}`, rule.timeZone))
}

/** Makes one day of a series an announcement: of many workers one does. */
const makeOne = async (one: Making, occurrence: Occurrence): Promise<boolean> => {
  const { req, community, row } = one
  const { people } = await reachOf(req, { community, audience: audienceOf(row.audience) })
  const made = await announcementFrom({
    req,
    community,
    template: row.template_id,
    // What would reach nobody is not sent to nobody: somebody looks at it.
    state: people === 0 ? 'review' : row.becomes,
    publishAt: occurrence.at,
    expiresAt: endOf(one, occurrence),
    series: { id: row.id, day: occurrence.day },
  })
  if (made === null) return false
  await audit(req, {
    community,
    action: 'announcement.made',
    subject: { collection: 'announcements', id: made },
    details: { series: row.id, day: occurrence.day },
  })
  return true
}

const makeSeries = async (one: Making, now: Date): Promise<number> => {
  const { req, community, row, rule } = one
  const tx = await txOf(req)
  const leadDays = Number(row.lead_days)
  const { from, until } = makingWindow({ now, countsFrom: new Date(row.counts_from), leadDays })
  const settled = await settledDays((query) => tx.execute(query), { community, series: row.id })
  let made = 0
  for (const occurrence of occurrencesBetween(rule, from, until)) {
    if (settled.has(occurrence.day)) continue
    if (await makeOne(one, occurrence)) made += 1
  }
  const [next] = nextOccurrences(rule, until, 1)
  const looksAt = next ? makingMoment(next, leadDays).toISOString() : null
  await tx.execute(sql`
    update announcement_series set looks_at = ${looksAt}::timestamptz where id = ${row.id}`)
  return made
}

const makeIn = async (req: PayloadRequest, community: string, now: Date): Promise<number> => {
  const tx = await txOf(req)
  // In the order of the ids and locked: a worker that looks at the same finds it done.
  const { rows } = await tx.execute<Row>(sql`
    select s.id, s.template_id, t.audience, s.rule, s.first_day, s.time, s.last_day,
      s.becomes::text as becomes, s.lead_days, s.shown_days, s.counts_from, c.time_zone
    from announcement_series s join announcement_templates t on t.id = s.template_id
    join communities c on c.id = s.community_id
    where s.community_id = ${community} and not coalesce(s.is_paused, false)
      and s.looks_at <= ${now.toISOString()}::timestamptz
    order by s.id for update of s`)
  let made = 0
  for (const row of rows) {
    const rule: SeriesRule = {
      rule: row.rule,
      firstDay: row.first_day,
      time: row.time,
      lastDay: row.last_day,
      timeZone: row.time_zone,
    }
    made += await makeSeries({ req, community, row, rule }, now)
  }
  return made
}

/**
 * Makes the announcements of every series whose time has come, each day of a series once, however many
 * workers look.
 * @returns how many were made.
 */
export const makeDue = async ({
  payload,
  now,
}: {
  payload: Payload
  now: Date
}): Promise<number> => {
  const { rows } = await openReader(payload).execute<{ community_id: string }>(sql`
    select community_id
    from app_communities_with_series_due(${now.toISOString()}::timestamptz)`)
  return inEachCommunity(payload, {
    communities: rows.map(({ community_id }) => community_id),
    reason: 'make recurring announcements',
    work: (req, community) => makeIn(req, community, now),
  })
}

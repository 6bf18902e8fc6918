import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { audit } from '@/kernel/audit/audit'
import { systemClock } from '@/kernel/clock'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { AppError, notFound } from '@/kernel/errors'
import type { CommunityIdentity } from '@/kernel/identity'
import { isDay, isRule, isTimeOfDay, makingMoment, makingWindow } from '../domain/series'
import { isSeriesRule, nextOccurrences, occurrencesBetween } from './recurrence'
import type { SeriesRule } from './recurrence'

/** So many dates are shown before anything is saved. */
const SHOWN = 3

export const day = z.string().refine((text) => isDay(text))

export const datesInput = z.object({
  rule: z
    .string()
    .max(200)
    .refine((text) => isRule(text)),
  firstDay: day,
  time: z.string().refine((text) => isTimeOfDay(text)),
  lastDay: day.nullable().default(null),
  /** Id, where it is there already: days of it may be made or left out. */
  series: z.uuid().nullable().default(null),
})

const DATE_STATES = ['planned', 'skipped', 'made'] as const

export const dateSchema = z.strictObject({
  day: z.string(),
  at: z.string(),
  state: z.enum(DATE_STATES),
  /** Id of the announcement, once it is made. */
  announcement: z.uuid().nullable(),
})
type SeriesDate = z.infer<typeof dateSchema>

interface Place {
  req: PayloadRequest
  community: Pick<CommunityIdentity, 'id' | 'timeZone'>
}

interface Standing {
  now: Date
  countsFrom: Date
  leadDays: number
}

/** When the worker has to look at a series; null: nothing comes any more. What is due is due at once. */
export const nextLook = (rule: SeriesRule, standing: Standing): Date | null => {
  const { from } = makingWindow(standing)
  const [next] = nextOccurrences(rule, new Date(from.getTime() - 1), 1)
  return next ? makingMoment(next, standing.leadDays) : null
}

interface MadeRow extends Record<string, unknown> {
  day: string
  announcement: string | null
}

/** What became of days of a series: made, or left out. */
export const settledDays = async (
  execute: (query: Sql) => Promise<{ rows: MadeRow[] }>,
  { community, series }: { community: string; series: string },
): Promise<Map<string, string | null>> => {
  const { rows } = await execute(sql`
    select a.series_day as day, a.id as announcement from announcements a
    where a.community_id = ${community} and a.series_id = ${series}
    union all
    select k.day::text, null from announcement_skips k
    where k.community_id = ${community} and k.series_id = ${series}`)
  return new Map(rows.map((row): [string, string | null] => [row.day, row.announcement]))
}

/**
 * The next dates of a rule, saved or not.
 * @throws AppError 400 for a rule with which the calendar cannot reckon.
 */
export const datesOf = async ({
  req,
  community,
  input: { series, ...rule },
}: Place & { input: z.output<typeof datesInput> }): Promise<SeriesDate[]> => {
  if (!isSeriesRule(rule)) {
    throw new AppError({ code: 'announcements.no-such-rule', status: 400, field: 'rule' })
  }
  const { timeZone } = community
  const next = nextOccurrences({ ...rule, timeZone }, systemClock.now(), SHOWN)
  const reader = await readerOf(req)
  const settled =
    series === null
      ? new Map<string, string | null>()
      : await settledDays((query) => reader.execute<MadeRow>(query), {
          community: community.id,
          series,
        })
  return next.map(({ day: date, at }) => {
    const announcement = settled.get(date)
    const isSettled = announcement !== undefined
    return {
      day: date,
      at: at.toISOString(),
      state: isSettled ? (announcement === null ? 'skipped' : 'made') : 'planned',
      announcement: announcement ?? null,
    }
  })
}

interface RuleRow extends Record<string, unknown> {
  rule: string
  first_day: string
  time: string
  last_day: string | null
}

type OneDay = Place & { id: string; day: string }

/** Locks the series: what the worker makes of the day, and what an editor says of it, follow each other. */
const lockSeries = async ({ req, community, id }: OneDay): Promise<SeriesRule> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<RuleRow>(sql`
    select rule, first_day, time, last_day from announcement_series
    where id = ${id} and community_id = ${community.id} for update`)
  const [row] = rows
  if (!row) throw notFound()
  return {
    rule: row.rule,
    firstDay: row.first_day,
    time: row.time,
    lastDay: row.last_day,
    timeZone: community.timeZone,
  }
}

const noteSkip = async ({ req, community, id, day: date }: OneDay, action: string) =>
  audit(req, {
    community: community.id,
    action: `announcement-series.${action}`,
    subject: { collection: 'announcement-series', id },
    details: { day: date },
  })

/**
 * Leaves a day of a series out. Safe to repeat.
 * @throws AppError 404; 400 for a day that is none of it, or is over; 409 for one that is made already.
 */
export const skipDay = (one: OneDay): Promise<{ day: string }> =>
  inTransaction(one.req, async () => {
    const { req, community, id, day: date } = one
    const rule = await lockSeries(one)
    const now = systemClock.now()
    const noon = new Date(`${date}T12:00:00Z`)
    const around = 2 * 86_400_000
    const found = occurrencesBetween(
      rule,
      new Date(noon.getTime() - around),
      new Date(noon.getTime() + around),
    ).find((occurrence) => occurrence.day === date)
    if (!found || found.at <= now) {
      throw new AppError({ code: 'announcements.no-such-day', status: 400, field: 'day' })
    }
    const tx = await txOf(req)
    const { rows: made } = await tx.execute(sql`
      select id from announcements
      where series_id = ${id} and series_day = ${date} and community_id = ${community.id}`)
    if (made.length > 0) {
      throw new AppError({ code: 'announcements.made-already', status: 409, field: 'day' })
    }
    const { rows } = await tx.execute(sql`
      insert into announcement_skips (series_id, day, community_id)
      values (${id}, ${date}::date, ${community.id}) on conflict do nothing returning day`)
    if (rows.length > 0) await noteSkip(one, 'day-skipped')
    return { day: date }
  })

/**
 * Takes that back.
 * @throws AppError 404 for a day that was not left out.
 */
export const unskipDay = (one: OneDay): Promise<{ day: string }> =>
  inTransaction(one.req, async () => {
    const { req, community, id, day: date } = one
    await lockSeries(one)
    const tx = await txOf(req)
    const { rows } = await tx.execute(sql`
      delete from announcement_skips
      where series_id = ${id} and day = ${date}::date and community_id = ${community.id}
      returning day`)
    if (rows.length === 0) throw notFound()
    // The worker passed it over, and looks again.
    await tx.execute(sql`
      update announcement_series set looks_at = ${systemClock.now().toISOString()}::timestamptz
      where id = ${id} and not coalesce(is_paused, false)`)
    await noteSkip(one, 'day-restored')
    return { day: date }
  })

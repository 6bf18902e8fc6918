import { z } from 'zod'
import { readerOf, sql } from '@/kernel/database/transaction'
import { notFound } from '@/kernel/errors'
import { AUDIT_STATES, EVERY_SHELF } from '../../domain/shelfAudit'
import { linesOf, lineSchema } from './lines'
import type { Place } from './place'

const moment = z.string().meta({ format: 'date-time' })

export const auditSchema = z
  .strictObject({
    id: z.uuid(),
    shelf: z.string().describe('Empty: all that waits.'),
    state: z.enum(AUDIT_STATES),
    startedAt: moment,
    startedBy: z.string().nullable(),
    finishedAt: moment.nullable(),
    finishedBy: z.string().nullable(),
    expected: z.int().nullable(),
    counted: z.int(),
    differences: z.int().nullable(),
  })
  .meta({ title: 'ShelfAudit' })
export type Audit = z.infer<typeof auditSchema>

export const openAuditSchema = z.strictObject({
  audit: auditSchema,
  expected: z.array(lineSchema).describe('What waits on the shelf by the log.'),
  counted: z.array(z.strictObject({ code: z.string(), parcel: lineSchema.nullable() })),
})

interface AuditRow extends Record<string, unknown> {
  id: string
  shelf: string
  state: Audit['state']
  started_at: string
  started_by: string | null
  finished_at: string | null
  finished_by: string | null
  expected: number | null
  counted: number
  differences: number | null
}

const columns = sql`a.id, a.shelf, a.state, a.started_at, s.name as started_by, a.finished_at,
  f.name as finished_by, a.expected::int as expected, a.differences::int as differences,
  (select count(*) from shelf_audit_codes c where c.audit_id = a.id)::int as counted`
const people = sql`
  left join lateral (select name from users where id = a.started_by_id limit 1) s on true
  left join lateral (select name from users where id = a.finished_by_id limit 1) f on true`

const viewOf = (row: AuditRow): Audit => ({
  id: row.id,
  shelf: row.shelf,
  state: row.state,
  startedAt: new Date(row.started_at).toISOString(),
  startedBy: row.started_by,
  finishedAt: row.finished_at === null ? null : new Date(row.finished_at).toISOString(),
  finishedBy: row.finished_by,
  expected: row.expected,
  counted: row.counted,
  differences: row.differences,
})

const MOST_EXPECTED = 1000

/**
 * A count with what should be there and what was counted so far.
 * @throws AppError 404 where the community has no such count.
 */
export const auditInFull = async ({ req, community, id }: Place & { id: string }) => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<AuditRow>(sql`
    select ${columns} from shelf_audits a ${people}
    where a.id = ${id} and a.community_id = ${community}`)
  const [row] = rows
  if (!row) throw notFound()
  const { rows: codes } = await reader.execute<{ code: string; package_id: string | null }>(sql`
    select code, package_id from shelf_audit_codes where audit_id = ${id} order by at desc`)
  const { rows: waiting } = await reader.execute<{ id: string }>(sql`
    select p.id from packages p where p.community_id = ${community} and p.status = 'received'
      and (${row.shelf} = ${EVERY_SHELF} or p.shelf = ${row.shelf})
    order by p.shelf nulls first, p.received_at desc, p.id limit ${MOST_EXPECTED}`)
  const lines = await linesOf({ req, community }, [
    ...waiting.map((parcel) => parcel.id),
    ...codes.flatMap(({ package_id: parcel }) => (parcel === null ? [] : [parcel])),
  ])
  return {
    audit: viewOf(row),
    expected: waiting.flatMap((parcel) => lines.get(parcel.id) ?? []),
    counted: codes.map(({ code, package_id: parcel }) => ({
      code,
      parcel: parcel === null ? null : (lines.get(parcel) ?? null),
    })),
  }
}

const MOST_AUDITS = 30

/** Counts of the community, open ones first, then the last ones. */
export const auditList = async ({ req, community }: Place): Promise<Audit[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<AuditRow>(sql`
    select ${columns} from shelf_audits a ${people}
    where a.community_id = ${community} and a.state <> 'cancelled'
    order by a.state = 'open' desc, a.started_at desc, a.id limit ${MOST_AUDITS}`)
  return rows.map((row) => viewOf(row))
}

export interface CountableShelf {
  name: string
  area: string
  waiting: number
  /** When it was last counted; ISO 8601, UTC. */
  countedAt: string | null
}

/** Shelves of the map, and those that parcels lie on without one, as somebody walks along them. */
export const countableShelves = async ({ req, community }: Place): Promise<CountableShelf[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{
    name: string
    area: string
    waiting: number
    counted_at: string | null
  }>(sql`
    with lying as (
      select shelf as name, count(*)::int as waiting from packages
      where community_id = ${community} and status = 'received' and shelf <> '' group by shelf
    ), counted as (
      select shelf as name, max(finished_at) as at from shelf_audits
      where community_id = ${community} and state = 'finished' group by shelf
    ), map as (
      select name, coalesce(area, '') as area, position from shelves
      where community_id = ${community}
    )
    select coalesce(m.name, l.name) as name, coalesce(m.area, '') as area,
      coalesce(l.waiting, 0) as waiting, c.at as counted_at
    from map m full join lying l on l.name = m.name
      left join counted c on c.name = coalesce(m.name, l.name)
    order by coalesce(m.area, ''), m.position, coalesce(m.name, l.name) limit 500`)
  return rows.map(({ counted_at: at, ...row }) => ({
    ...row,
    countedAt: at === null ? null : new Date(at).toISOString(),
  }))
}

import { z } from 'zod'
import { audit } from '@/kernel/audit/audit'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { AppError, notFound } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { INCIDENT_KINDS, NOTE_MAX, SETTLEMENTS, settlementsOf } from '../../domain/shelfAudit'
import type { IncidentKind } from '../../domain/shelfAudit'
import { differenceSettled } from '../../events'
import { moveParcel } from '../moveParcel'
import { linesOf, lineSchema } from './lines'
import type { Place } from './place'

const moment = z.string().meta({ format: 'date-time' })

export const incidentSchema = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(INCIDENT_KINDS),
    shelf: z.string().describe('Empty: everything was counted.'),
    recordedShelf: z.string().nullable(),
    code: z.string().nullable(),
    parcel: lineSchema.nullable(),
    at: moment,
    settledAs: z.enum(SETTLEMENTS).nullable().describe('Null while it is open.'),
    settledAt: moment.nullable(),
    settledBy: z.string().nullable(),
    note: z.string().nullable(),
  })
  .meta({ title: 'ShelfIncident' })
export type Incident = z.infer<typeof incidentSchema>

interface IncidentRow extends Record<string, unknown> {
  id: string
  kind: IncidentKind
  shelf: string
  recorded_shelf: string | null
  code: string | null
  package_id: string | null
  at: string
  settled_as: Incident['settledAs']
  settled_at: string | null
  settled_by: string | null
  note: string | null
}

const LIST_LIMIT = 500

const incidentsWhere = async (place: Place, which: Sql): Promise<Incident[]> => {
  const reader = await readerOf(place.req)
  const { rows } = await reader.execute<IncidentRow>(sql`
    select i.id, i.kind, i.shelf, i.recorded_shelf, i.code, i.package_id, i.at, i.settled_as,
      i.settled_at, n.name as settled_by, i.note
    from shelf_incidents i
      left join lateral (select name from users where id = i.settled_by_id limit 1) n on true
    where i.community_id = ${place.community} and ${which}
    order by i.state,
      case i.kind when 'missing' then 0 when 'elsewhere' then 1 when 'closed' then 2 else 3 end,
      i.shelf, i.at, i.id limit ${LIST_LIMIT}`)
  const lines = await linesOf(
    place,
    rows.flatMap((row) => (row.package_id === null ? [] : [row.package_id])),
  )
  const iso = (at: string) => new Date(at).toISOString()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    shelf: row.shelf,
    recordedShelf: row.recorded_shelf,
    code: row.code,
    parcel: row.package_id === null ? null : (lines.get(row.package_id) ?? null),
    at: iso(row.at),
    settledAs: row.settled_as,
    settledAt: row.settled_at === null ? null : iso(row.settled_at),
    settledBy: row.settled_by,
    note: row.note,
  }))
}

export const openIncidents = (place: Place) => incidentsWhere(place, sql`i.state = 'open'`)
export const incidentsOfAudit = (place: Place, id: string) =>
  incidentsWhere(place, sql`i.audit_id = ${id}`)
/** What is open about one parcel; at most one. */
export const incidentsOfParcel = (place: Place, id: string) =>
  incidentsWhere(place, sql`i.package_id = ${id} and i.state = 'open'`)

/** How much counts have left open. */
export const countOpenIncidents = async ({ req, community }: Place): Promise<number> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ n: number }>(sql`
    select count(*)::int as n from shelf_incidents
    where community_id = ${community} and state = 'open'`)
  return rows[0]?.n ?? 0
}

export const settleInput = z.object({
  as: z.enum(SETTLEMENTS),
  note: z
    .string()
    .trim()
    .max(NOTE_MAX)
    .transform((value) => (value === '' ? null : value))
    .nullish()
    .transform((value) => value ?? null),
})

interface OpenRow extends Record<string, unknown> {
  kind: IncidentKind
  shelf: string
  package_id: string | null
  state: string
}

/**
 * Says how a difference ended. What lies elsewhere may be recorded where it lies: that is a move like
 * any other. Of many that settle one at once, one does.
 * @throws AppError 400 for what is no answer to it, or a note without words, 404, 409 where it is settled.
 */
export const settleIncident = ({
  req,
  community,
  id,
  input: { as, note },
}: Place & { id: string; input: z.output<typeof settleInput> }): Promise<{ id: string }> =>
  inTransaction(req, async () => {
    const tx = await txOf(req)
    const { rows } = await tx.execute<OpenRow>(sql`
      select kind, shelf, package_id, state from shelf_incidents
      where id = ${id} and community_id = ${community}`)
    const [row] = rows
    if (!row) throw notFound()
    if (!settlementsOf(row.kind).includes(as)) {
      throw new AppError({ code: 'packages.not-an-answer', status: 400, field: 'as' })
    }
    if (as === 'noted' && note === null) {
      throw new AppError({ code: 'validation.required', status: 400, field: 'note' })
    }
    // The parcel before its difference: every change of a parcel takes them in this order.
    if (row.package_id !== null) {
      await tx.execute(sql`select 1 from packages where id = ${row.package_id} for update`)
    }
    const { rows: settled } = await tx.execute(sql`
      update shelf_incidents set state = 'settled', settled_as = ${as}, note = ${note},
        settled_by_id = ${req.user?.id ?? null}, settled_at = clock_timestamp()
      where id = ${id} and state = 'open' returning id`)
    if (settled.length === 0) {
      throw new AppError({ code: 'packages.difference-settled', status: 409 })
    }
    if (as === 'moved' && row.package_id !== null) {
      await moveParcel({ req, community, id: row.package_id, shelf: row.shelf })
    }
    const subject = { collection: 'shelf-incidents', id }
    await audit(req, {
      community,
      action: differenceSettled.type,
      subject,
      details: { as },
    })
    await emit(req, { event: differenceSettled, community, data: { incidentId: id } })
    return { id }
  })

import { v7 as uuidv7 } from 'uuid'
import { audit } from '@/kernel/audit/audit'
import { anyId } from '@/kernel/database/anyId'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { emit } from '@/kernel/events/emit'
import type { ParcelState } from '../../domain/parcel'
import { differencesOf, EVERY_SHELF, settledByCount } from '../../domain/shelfAudit'
import type { Counted, Difference, Earlier, IncidentKind, Logged } from '../../domain/shelfAudit'
import { shelfCounted } from '../../events'
import { refuseAudit } from './place'
import type { Place } from './place'

interface LoggedRow extends Record<string, unknown> {
  id: string
  status: ParcelState
  shelf: string | null
  placed_at: string
  closed_at: string | null
}

const countedIn = async ({ req }: Place, id: string): Promise<Counted[]> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ code: string; package_id: string | null; at: string }>(sql`
    select code, package_id, at from shelf_audit_codes where audit_id = ${id} order by at`)
  return rows.map(({ code, package_id: parcel, at }) => ({ code, parcel, at: new Date(at) }))
}

/** What was counted and what waits on the shelf, as it stays until this transaction is over. */
const loggedOn = async (
  { req, community }: Place,
  shelf: string,
  counted: readonly Counted[],
): Promise<Logged[]> => {
  const tx = await txOf(req)
  const ids = counted.flatMap(({ parcel }) => (parcel === null ? [] : [parcel]))
  // In the order of their ids, as hand-overs take them.
  const { rows: held } = await tx.execute<{ id: string }>(sql`
    select id from packages where community_id = ${community} and (id = ${anyId(ids)}
      or (status = 'received' and (${shelf} = ${EVERY_SHELF} or shelf = ${shelf})))
    order by id for share`)
  const { rows } = await tx.execute<LoggedRow>(sql`
    select p.id, p.status::text as status, p.shelf, p.closed_at, coalesce((
        select max(e.at) from package_events e
        where e.package_id = p.id and e.kind in ('received', 'moved', 'reopened')
      ), p.received_at) as placed_at
    from packages p where p.id = ${anyId(held.map(({ id }) => id))} order by p.shelf, p.id`)
  return rows.map(({ id, status, shelf: on, placed_at: placed, closed_at: closed }) => ({
    id,
    status,
    shelf: on,
    placedAt: new Date(placed),
    closedAt: closed === null ? null : new Date(closed),
  }))
}

const earlierAbout = async ({ req }: Place, parcels: readonly string[]): Promise<Earlier[]> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<Earlier & { kind: IncidentKind } & Record<string, unknown>>(sql`
    select id, kind, package_id as parcel, shelf from shelf_incidents
    where package_id = ${anyId(parcels)} and state = 'open'`)
  return rows
}

const settle = async ({ req }: Place, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return
  const tx = await txOf(req)
  await tx.execute(sql`
    update shelf_incidents set state = 'settled', settled_as = 'found',
      settled_by_id = ${req.user?.id ?? null}, settled_at = clock_timestamp()
    where id = ${anyId(ids)} and state = 'open'`)
}

/** What an earlier count has left open stays as it is. */
const write = async (
  { req, community }: Place,
  id: string,
  found: readonly Difference[],
): Promise<void> => {
  if (found.length === 0) return
  const rows = found.map(({ kind, parcel, code, shelf, recordedShelf }) => {
    return { id: uuidv7(), kind, package_id: parcel, code, shelf, recorded_shelf: recordedShelf }
  })
  const tx = await txOf(req)
  await tx.execute(sql`
    insert into shelf_incidents
      (id, community_id, audit_id, kind, package_id, code, shelf, recorded_shelf, at, state)
    select r.id, ${community}, ${id}, r.kind, r.package_id, r.code, r.shelf, r.recorded_shelf,
      clock_timestamp(), 'open'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r
      (id uuid, kind text, package_id uuid, code text, shelf text, recorded_shelf text)
    on conflict do nothing`)
}

export interface FinishedAudit {
  id: string
  expected: number
  counted: number
  differences: number
}

/**
 * Ends a count and writes down where shelf and log disagree. Of many that finish at once one does.
 * @throws AppError 404 where there is no such count, 409 where it is over.
 */
export const finishAudit = ({ req, community, id }: Place & { id: string }) =>
  inTransaction(req, async (): Promise<FinishedAudit> => {
    const place = { req, community }
    const tx = await txOf(req)
    const { rows } = await tx.execute<{ shelf: string; started_at: string }>(sql`
      update shelf_audits set state = 'finished', finished_at = clock_timestamp(),
        finished_by_id = ${req.user?.id ?? null}
      where id = ${id} and community_id = ${community} and state = 'open'
      returning shelf, started_at`)
    const { shelf, started_at: started } = rows[0] ?? (await refuseAudit(place, id))
    const counted = await countedIn(place, id)
    const parcels = await loggedOn(place, shelf, counted)
    const found = differencesOf({ shelf, startedAt: new Date(started), counted, parcels })
    const earlier = await earlierAbout(
      place,
      parcels.map((parcel) => parcel.id),
    )
    await settle(place, settledByCount(shelf, earlier, counted, found))
    await write(place, id, found)
    const missing = found.filter(({ kind }) => kind === 'missing').length
    const agreed = counted.filter(({ parcel }) => !found.some((one) => one.parcel === parcel))
    const sums = {
      expected: agreed.length + missing,
      counted: counted.length,
      differences: found.length,
    }
    await tx.execute(sql`
      update shelf_audits set expected = ${sums.expected}, counted = ${sums.counted},
        differences = ${sums.differences}
      where id = ${id}`)
    const subject = { collection: 'shelf-audits', id }
    await audit(req, { community, action: 'shelf-audit.finished', subject, details: sums })
    await emit(req, { event: shelfCounted, community, data: { auditId: id } })
    return { id, ...sums }
  })

import type { PayloadRequest } from 'payload'
import { anyId } from '@/kernel/database/anyId'
import { readerOf, sql } from '@/kernel/database/transaction'
import { ownUnitsIn } from './household'

export interface Disowned {
  parcel: string
  /** Label of the unit. */
  unit: string
  name: string
  note: string
  /** ISO 8601, UTC. */
  at: string
}

interface DisownedRow extends Record<string, unknown> {
  package_id: string
  unit: string
  name: string
  note: string
  at: string | Date
}

/** Who gave things back to the desk last as not theirs, and what they said of it; for the desk. */
export const disownedAmong = async (
  req: PayloadRequest,
  { community, parcels }: { community: string; parcels: readonly string[] },
): Promise<Disowned[]> => {
  if (parcels.length === 0) return []
  const reader = await readerOf(req)
  const { rows } = await reader.execute<DisownedRow>(sql`
    select distinct on (d.package_id) d.package_id, u.label as unit, p.name, d.note, d.at
    from package_disownings d join units u on u.id = d.unit_id join users p on p.id = d.person_id
    where d.community_id = ${community} and d.package_id = ${anyId(parcels)}
    order by d.package_id, d.at desc`)
  return rows.map(({ package_id: parcel, unit, name, note, at }) => ({
    parcel,
    unit,
    name,
    note,
    at: new Date(at).toISOString(),
  }))
}

export interface GivenBack {
  /** ISO 8601, UTC. */
  at: string
  name: string
  isOwn: boolean
}

/** Whether somebody of the person's home gave a parcel back, that is not there for them any more. */
export const givenBack = async (
  req: PayloadRequest,
  { community, id }: { community: string; id: string },
): Promise<GivenBack | null> => {
  const units = await ownUnitsIn(req, community)
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{
    at: string | Date
    name: string
    person_id: string
  }>(sql`
    select d.at, d.person_id, coalesce(u.preferred_name, u.name) as name
    from package_disownings d join users u on u.id = d.person_id
    where d.community_id = ${community} and d.package_id = ${id} and d.unit_id = ${anyId(units)}
    order by d.at desc limit 1`)
  const [row] = rows
  if (!row) return null
  const isOwn = row.person_id === req.user?.id
  return { at: new Date(row.at).toISOString(), name: row.name, isOwn }
}

/** Whoever gets it next is reminded from the beginning: of the steps that others were told none counts. */
export const forgetReminders = async (
  req: PayloadRequest,
  { community, parcel }: { community: string; parcel: string },
): Promise<void> => {
  const reader = await readerOf(req)
  await reader.execute(sql`
    delete from package_reminders r
    where r.package_id = ${parcel} and r.community_id = ${community} and r.at <= (
      select max(d.at) from package_disownings d where d.package_id = r.package_id)`)
}

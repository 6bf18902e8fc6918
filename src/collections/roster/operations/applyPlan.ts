import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { labelOf, normalisePlace } from '@/collections/units/public'
import { sql, txOf } from '@/kernel/database/transaction'
import type { Executor } from '@/kernel/database/transaction'
import { nextDay, startOfDay } from '../domain/dates'
import type { Plan, PlannedEntry, PlannedUnit } from '../domain/plan'

const BATCH = 1000

const batches = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / BATCH) }, (_, index) =>
    items.slice(index * BATCH, (index + 1) * BATCH),
  )

const insertUnits = async (tx: Executor, community: string, units: readonly object[]) => {
  await tx.execute(sql`
    insert into units (id, community_id, building, number, floor, type, label)
    select id, ${community}, building, number, floor, coalesce(type, 'apartment'), label
    from jsonb_to_recordset(${JSON.stringify(units)}::jsonb)
      as made (id uuid, building text, number text, floor text, type text, label text)`)
}

const updateUnits = async (tx: Executor, units: readonly PlannedUnit[]) => {
  await tx.execute(sql`
    update units set floor = coalesce(made.floor, units.floor),
      type = coalesce(made.type, units.type), updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as made (id uuid, floor text, type text)
    where units.id = made.id`)
}

const ENTRY = sql`(id uuid, unit uuid, name text, role text, email text, phone text,
  "validFrom" timestamptz, "validTo" timestamptz, ref text, "matchKey" text)`

const insertEntries = async (tx: Executor, community: string, entries: readonly object[]) => {
  await tx.execute(sql`
    insert into roster_entries (id, community_id, unit_id, name, role, email, phone, valid_from,
      valid_to, external_ref, match_key)
    select id, ${community}, unit, name, role::roster_role, email, phone, "validFrom", "validTo",
      ref, "matchKey"
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as made ${ENTRY}`)
}

const updateEntries = async (tx: Executor, entries: readonly object[]) => {
  await tx.execute(sql`
    update roster_entries set name = made.name, role = made.role::roster_role, email = made.email,
      phone = made.phone, valid_from = made."validFrom", valid_to = made."validTo",
      external_ref = made.ref, match_key = made."matchKey", updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as made ${ENTRY}
    where roster_entries.id = made.id`)
}

/**
 * Writes what the plan says, in the request's transaction: all of it or nothing. `progress` hears
 * how much of it is written.
 */
export const applyPlan = async ({
  req,
  community,
  plan,
  timeZone,
  progress,
}: {
  req: PayloadRequest
  community: string
  plan: Plan
  timeZone: string
  progress: (written: number) => Promise<void>
}): Promise<void> => {
  const tx = await txOf(req)
  let written = 0
  const each = async <T>(items: readonly T[], write: (batch: T[]) => Promise<void>) => {
    for (const batch of batches(items)) {
      await write(batch)
      written += batch.length
      await progress(written)
    }
  }
  const idOf = new Map([...plan.units].map(([key, { id }]) => [key, id ?? uuidv7()]))
  const made = plan.newUnits.map((unit) => {
    const place = normalisePlace(unit)
    return { ...unit, ...place, id: idOf.get(unit.key), label: labelOf(place) }
  })
  const rowOf = (entry: PlannedEntry) => ({
    ...entry,
    id: entry.id ?? uuidv7(),
    unit: idOf.get(entry.unit),
    validFrom: entry.from && startOfDay(entry.from, timeZone),
    validTo: entry.to && startOfDay(nextDay(entry.to), timeZone),
  })
  await each(made, (units) => insertUnits(tx, community, units))
  await each(plan.changedUnits, (units) => updateUnits(tx, units))
  await each(plan.newEntries, (entries) => insertEntries(tx, community, entries.map(rowOf)))
  await each(plan.changedEntries, (entries) => updateEntries(tx, entries.map(rowOf)))
}

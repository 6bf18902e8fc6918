import { setImmediate as breathe } from 'node:timers/promises'
import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { toE164 } from '@/kernel/phone'
import { dayAt } from '../domain/dates'
import { isRosterRole } from '../domain/entry'
import { planImport } from '../domain/plan'
import type { HeldEntry, HeldUnit, Plan } from '../domain/plan'
import { dateOrderOf, rowReader } from '../domain/rows'
import type { Problem, Row } from '../domain/rows'
import type { ImportCounts, ImportView } from './imports'

export interface CommunityFacts {
  timeZone: string
  country: string | null
}

export const factsOf = async (req: PayloadRequest, community: string): Promise<CommunityFacts> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ time_zone: string; country: string | null }>(
    sql`select time_zone, address_country as country from communities where id = ${community}`,
  )
  return { timeZone: rows[0]?.time_zone ?? 'UTC', country: rows[0]?.country ?? null }
}

interface EntryRow extends Record<string, unknown> {
  id: string
  unit_id: string
  name: string
  role: string
  email: string | null
  phone: string | null
  valid_from: string | null
  valid_to: string | null
  external_ref: string | null
}

const day = (value: string | null, timeZone: string): string | null =>
  value === null ? null : dayAt(new Date(value), timeZone)

/** The last day of a term that ends at an instant. */
const lastDay = (value: string | null, timeZone: string): string | null =>
  value === null ? null : dayAt(new Date(new Date(value).getTime() - 1), timeZone)

export const heldRoster = async (
  req: PayloadRequest,
  community: string,
  timeZone: string,
): Promise<{ units: HeldUnit[]; entries: HeldEntry[] }> => {
  const reader = await readerOf(req)
  const units = await reader.execute<HeldUnit & Record<string, unknown>>(sql`
    select id, building, number, floor, type from units where community_id = ${community}
    order by building, number`)
  const entries = await reader.execute<EntryRow>(sql`
    select id, unit_id, name, role::text as role, email, phone, valid_from, valid_to, external_ref
    from roster_entries where community_id = ${community} order by id`)
  return {
    units: units.rows,
    entries: entries.rows.map((row) => ({
      id: row.id,
      unit: row.unit_id,
      name: row.name,
      role: isRosterRole(row.role) ? row.role : 'household',
      email: row.email,
      phone: row.phone,
      from: day(row.valid_from, timeZone),
      to: lastDay(row.valid_to, timeZone),
      ref: row.external_ref,
    })),
  }
}

/** Rows after which the process takes a breath: others wait for it too. */
const STRIDE = 500

export interface Prepared {
  plan: Plan
  problems: Problem[]
  counts: ImportCounts
}

/**
 * Reads the file's rows by the mapping and compares them with what is there. `progress` hears how
 * many rows are read.
 */
export const prepareImport = async ({
  req,
  community,
  view,
  table,
  progress,
}: {
  req: PayloadRequest
  community: string
  view: ImportView
  table: readonly (readonly string[])[]
  progress: (done: number) => Promise<void>
}): Promise<Prepared> => {
  const { timeZone, country } = await factsOf(req, community)
  const { headings, header } = view.preview
  const { columns: mapping, defaultRole, fillDown } = view.mapping
  const sources = table.map((cells, index) => ({ row: index + 1, cells })).slice(header + 1)
  const read = rowReader({
    headings,
    mapping,
    defaultRole,
    fillDown,
    order: dateOrderOf(
      sources,
      mapping,
      country?.toUpperCase() === 'US' ? 'month-first' : 'day-first',
    ),
    toPhone: (text) => toE164(text, country),
  })
  const rows: Row[] = []
  const problems: Problem[] = []
  let ignored = 0
  for (const [index, source] of sources.entries()) {
    const { row, problems: found } = read(source)
    if (row) rows.push(row)
    else if (found.length === 0) ignored += 1
    problems.push(...found)
    if (index % STRIDE === STRIDE - 1) await breathe()
    if (index % 5000 === 4999) await progress(index)
  }
  const held = await heldRoster(req, community, timeZone)
  const nameColumn = headings[mapping.name ?? mapping.lastName ?? -1] ?? ''
  const plan = planImport({
    rows,
    ...held,
    columns: { unit: headings[mapping.unit ?? -1] ?? '', name: nameColumn },
  })
  const all = [...problems, ...plan.problems].toSorted((a, b) => a.row - b.row)
  const labels = new Map(
    held.units.map(({ id, building, number }) => [id, `${building} ${number}`]),
  )
  return {
    plan,
    problems: all,
    counts: {
      rows: sources.length - ignored,
      newUnits: plan.newUnits.length,
      changedUnits: plan.changedUnits.length,
      newPeople: plan.newEntries.length,
      changedPeople: plan.changedEntries.length,
      unchangedPeople: plan.unchanged,
      repeated: plan.repeated,
      badRows: new Set(all.map(({ row }) => row)).size,
      missing: plan.missing.length,
      ignored,
      missingNames: plan.missing
        .slice(0, 20)
        .map(({ name, unit }) => `${name} (${(labels.get(unit) ?? '').trim()})`),
    },
  }
}

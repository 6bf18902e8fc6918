import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { compareWithRoster, matchUnit } from '../../domain/compare'
import type { Comparison, UnitToMatch } from '../../domain/compare'
import type { ListedEntry } from '../../domain/listed'

export interface RequestToCompare extends Record<string, unknown> {
  id: string
  person_id: string
  name: string
  email: string
  phone: string | null
  unit_text: string
  role: string
}

type UnitRow = UnitToMatch & Record<string, unknown>

const readUnits = async (req: PayloadRequest, community: string): Promise<UnitRow[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<UnitRow>(sql`
    select id, coalesce(building, '') as building, number from units
    where community_id = ${community}`)
  return rows
}

/** The unit that somebody means; null: none, or several. */
export const unitCalled = async (
  req: PayloadRequest,
  community: string,
  text: string,
): Promise<string | null> => matchUnit(text, await readUnits(req, community))?.id ?? null

/** Entries of a unit whose people are not here yet. */
export const readEntries = async (
  req: PayloadRequest,
  community: string,
  unit: string,
): Promise<ListedEntry[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<ListedEntry & Record<string, unknown>>(sql`
    select id, name, email, phone, role::text as role from roster_entries
    where community_id = ${community} and unit_id = ${unit} and account_id is null
      and (valid_from is null or valid_from <= now()) and (valid_to is null or valid_to > now())`)
  return rows
}

export const isOccupied = async (req: PayloadRequest, community: string, unit: string) => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute(sql`
    select 1 from memberships
    where community_id = ${community} and unit_id = ${unit} and status = 'active'
      and (valid_to is null or valid_to > now()) limit 1`)
  return rows.length > 0
}

/** Compares a request with units, roster and memberships of its community. */
export const compareRequest = async (
  req: PayloadRequest,
  community: string,
  { name, email, phone, unit_text: text }: RequestToCompare,
): Promise<{ unit: string | null; comparison: Comparison }> => {
  const unit = matchUnit(text, await readUnits(req, community))
  if (!unit) {
    const place = { isFound: false, isOccupied: false, entries: [] }
    return { unit: null, comparison: compareWithRoster({ name, email, phone }, place) }
  }
  const place = {
    isFound: true,
    isOccupied: await isOccupied(req, community, unit.id),
    entries: await readEntries(req, community, unit.id),
  }
  return { unit: unit.id, comparison: compareWithRoster({ name, email, phone }, place) }
}

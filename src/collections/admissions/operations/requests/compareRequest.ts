import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { compareWithRoster, matchUnit } from '../../domain/compare'
import type { Comparison, EntryToMatch, UnitToMatch } from '../../domain/compare'

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

const readEntries = async (
  req: PayloadRequest,
  community: string,
  unit: string,
): Promise<EntryToMatch[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<EntryToMatch & Record<string, unknown>>(sql`
    select id, name, email, phone from roster_entries
    where community_id = ${community} and unit_id = ${unit} and account_id is null
      and (valid_from is null or valid_from <= now()) and (valid_to is null or valid_to > now())`)
  return rows
}

const isOccupied = async (req: PayloadRequest, community: string, unit: string) => {
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

import type { PayloadRequest } from 'payload'
import { PARCEL_DEFAULTS, readDays } from '@/collections/communities/public'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { WaitingItem, WaitingRules } from '../domain/reminders'
import type { ItemKind } from '../domain/parcel'

interface RulesRow extends Record<string, unknown> {
  time_zone: string
  days: string
  perishable_hours: number
  return_days: number
}

/** What the community decides about things that wait, as it is now. */
export const waitingRules = async (
  req: PayloadRequest,
  community: string,
): Promise<WaitingRules> => {
  const reader = await readerOf(req)
  const { perishableHours } = PARCEL_DEFAULTS
  const { rows } = await reader.execute<RulesRow>(sql`
    select time_zone, coalesce(parcels_reminder_days, '') as days,
      coalesce(parcels_perishable_hours, ${perishableHours}::int)::int as perishable_hours,
      coalesce(parcels_return_days, 0)::int as return_days
    from communities where id = ${community}`)
  const [row] = rows
  return {
    days: readDays(row?.days ?? '') ?? [],
    perishableHours: row?.perishable_hours ?? 0,
    returnDays: row?.return_days ?? 0,
    timeZone: row?.time_zone ?? 'UTC',
  }
}

/** Of `packages p`: since when somebody could come for it; before its match nobody knew to. */
const waitingSince = sql`greatest(coalesce(p.received_at, p.created_at),
  (select max(e.at) from package_events e where e.package_id = p.id and e.kind = 'matched'))`

/** Of `packages p`. */
export const waitingColumns = sql`p.id, p.kind::text as kind,
  coalesce(p.is_perishable, false) as is_perishable, ${waitingSince} as since`

export interface WaitingRow extends Record<string, unknown> {
  id: string
  kind: ItemKind
  is_perishable: boolean
  since: string
}

export const waitingItem = (row: WaitingRow): WaitingItem => ({
  kind: row.kind,
  isPerishable: row.is_perishable,
  since: new Date(row.since),
})

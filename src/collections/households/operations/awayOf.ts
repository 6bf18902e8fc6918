import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'

export interface Away {
  /** When the first of them is back, ISO 8601. */
  until: string
  /** Whether one of them wants parcels kept at the desk. */
  holdParcels: boolean
  /** Whether nobody with an account is at home. */
  isEverybody: boolean
}

/** Who of a unit is away at a moment, all in one; null where nobody is. For the desk and its jobs. */
export const awayOf = async ({
  req,
  community,
  unit,
  at,
}: {
  req: PayloadRequest
  community: string
  unit: string
  at: Date
}): Promise<Away | null> => {
  const moment = at.toISOString()
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{
    until: Date | string | null
    hold: boolean | null
    everybody: boolean | null
  }>(sql`
    with living as (
      select distinct user_id from memberships
      where community_id = ${community} and unit_id = ${unit} and lives_there is not false
        and role in ('owner', 'leaseholder', 'household') and status = 'active'
        and (valid_from is null or valid_from <= ${moment})
        and (valid_to is null or valid_to > ${moment})
    ), away as (
      select a.person_id, a.until, a.hold_parcels from absences a join living l on l.user_id = a.person_id
      where a.community_id = ${community} and a.unit_id = ${unit}
        and a."from" <= ${moment} and a.until > ${moment}
    )
    select min(until) as until, bool_or(hold_parcels) as hold,
      count(distinct person_id) = (select count(*) from living) as everybody from away`)
  const [row] = rows
  if (!row?.until) return null
  return {
    until: new Date(row.until).toISOString(),
    holdParcels: row.hold === true,
    isEverybody: row.everybody === true,
  }
}

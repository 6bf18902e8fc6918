import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { homesOf } from './homesOf'

interface About {
  community: string
  person: string
  unit: string
  /** A member of the household without an account, or null: the entry is about the person. */
  member: string | null
}

/**
 * What stands against a new entry of assistance, or null: there is one already, or the member is not
 * of a household that the person looks after.
 */
export const isOneEntryEach = async (
  req: PayloadRequest,
  { community, person, unit, member }: About,
): Promise<AppError | null> => {
  const reader = await readerOf(req)
  if (member !== null && req.user) {
    const home = (await homesOf(req)).find((one) => one.unit === unit && one.isHead)
    const { rows } = await reader.execute<{ person_id: string }>(
      sql`select person_id from household_members where id = ${member} and unit_id = ${unit}`,
    )
    const [row] = rows
    if (!row || !home?.people.includes(row.person_id)) {
      return new AppError({ code: 'tenancy.foreign-reference', status: 400, field: 'member' })
    }
  }
  const { rows } = await reader.execute(sql`
    select 1 from assistance_entries
    where community_id = ${community} and unit_id = ${unit} and member_id is not distinct from ${member}::uuid
      and (${member}::uuid is not null or person_id = ${person})`)
  return rows.length === 0
    ? null
    : new AppError({ code: 'households.registered-already', status: 409 })
}

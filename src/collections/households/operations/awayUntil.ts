import type { PayloadRequest } from 'payload'
import { anyId } from '@/kernel/database/anyId'
import { readerOf, sql } from '@/kernel/database/transaction'

/** Who of the people is away from home at a moment, and when they are back. */
export const awayUntil = async (
  req: PayloadRequest,
  community: string,
  people: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, Date>> => {
  const moment = at.toISOString()
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ person_id: string; until: Date | string }>(sql`
    select person_id, max(until) as until from absences
    where community_id = ${community} and person_id = ${anyId(people)}
      and "from" <= ${moment}::timestamptz and until > ${moment}::timestamptz
    group by person_id`)
  return new Map(rows.map(({ person_id, until }) => [person_id, new Date(until)]))
}

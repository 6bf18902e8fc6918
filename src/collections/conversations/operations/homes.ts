import type { PayloadRequest } from 'payload'
import { anyId } from '@/kernel/database/anyId'
import { readerOf, sql } from '@/kernel/database/transaction'
import { RESIDENT_ROLES } from '@/kernel/domain/membership'
import { AppError } from '@/kernel/errors'
import { scopeOf } from '@/kernel/tenancy/scope'

/**
 * The unit that a resident writes about: the one they name, else the first of theirs.
 * @throws AppError 404 for one that is not theirs.
 */
export const homeOf = async ({
  req,
  community,
  asked,
}: {
  req: PayloadRequest
  community: string
  asked: string | undefined
}): Promise<string | null> => {
  const { memberships } = await scopeOf(req)
  const homes = memberships.flatMap(({ community: at, role, unit }) =>
    at === community && unit !== null && RESIDENT_ROLES.some((held) => held === role) ? [unit] : [],
  )
  if (asked === undefined) return homes[0] ?? null
  if (homes.includes(asked)) return asked
  throw new AppError({ code: 'not-found', status: 404, field: 'unit' })
}

/** The unit of the first of some residents who has one. */
export const firstUnitOf = async (
  req: PayloadRequest,
  community: string,
  people: readonly string[],
): Promise<string | null> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ unit_id: string }>(sql`
    select unit_id from memberships
    where community_id = ${community} and user_id = ${anyId(people)} and unit_id is not null
      and status = 'active' order by id limit 1`)
  return rows[0]?.unit_id ?? null
}

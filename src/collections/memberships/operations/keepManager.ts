import type { PayloadRequest } from 'payload'
import { sql, txOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'

/**
 * A community keeps a manager of its own: the last one cannot leave, or nobody could let anybody in.
 * Two who leave at once wait for each other here.
 * @throws AppError 409 `memberships.last-manager`.
 */
export const keepManager = async (
  req: PayloadRequest,
  community: string,
  leaving: string,
): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`managers ${community}`}, 0))`,
  )
  const { rows } = await tx.execute(sql`
    select 1 from memberships m
    where m.community_id = ${community} and m.role = 'manager' and m.id <> ${leaving}
      and m.via_platform is not true and m.status = 'active'
      and (m.valid_from is null or m.valid_from <= now()) and m.valid_to is null limit 1`)
  if (rows.length === 0) {
    throw new AppError({ code: 'memberships.last-manager', status: 409, field: 'membership' })
  }
}

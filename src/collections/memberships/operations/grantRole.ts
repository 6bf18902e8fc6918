import type { PayloadRequest } from 'payload'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import type { Role } from '@/kernel/domain/membership'
import { AppError, notFound } from '@/kernel/errors'
import { keepManager } from './keepManager'

/** What the hook that records a change says of it, where the document has no word of its own. */
export const MEMBERSHIP_REASON = 'membershipReason'

interface Grant {
  user: string
  role: Role
  unit?: string | undefined
  validFrom?: string | undefined
  validTo?: string | undefined
  reason: string
}

/**
 * Gives a person whom the community knows a role more, with the reason for it.
 * @throws AppError 404 for a person who never belonged to it; what the collection refuses.
 */
export const grantRole = async (
  req: PayloadRequest,
  community: string,
  { reason, ...grant }: Grant,
): Promise<{ id: string }> =>
  inTransaction(req, async () => {
    const tx = await txOf(req)
    const { rows } = await tx.execute(sql`
      select 1 from memberships where community_id = ${community} and user_id = ${grant.user} limit 1`)
    if (rows.length === 0) throw notFound()
    const { id } = await req.payload.create({
      collection: 'memberships',
      data: { ...grant, community, status: 'active', grantReason: reason },
      overrideAccess: false,
      req,
    })
    return { id }
  })

interface Rest {
  community: string
  user: string
  to: 'suspended' | 'active'
  reason: string
}

/**
 * Takes all rights of a person in the community away for a time, or gives back what was taken. Their
 * memberships stay: with what began and what ends by itself.
 * @throws AppError 404 where there is nothing to change, 409 for the last manager or oneself.
 */
export const changeStanding = (
  req: PayloadRequest,
  { community, user, to, reason }: Rest,
): Promise<{ changed: number }> =>
  inTransaction(req, async () => {
    if (req.user?.id === user) {
      throw new AppError({ code: 'memberships.not-yourself', status: 409, field: 'user' })
    }
    const tx = await txOf(req)
    const { rows } = await tx.execute<{ id: string; role: string }>(sql`
      select id, role::text as role from memberships
      where community_id = ${community} and user_id = ${user} and via_platform is not true
        and status = ${to === 'active' ? 'suspended' : 'active'} order by id for update`)
    if (rows.length === 0) throw notFound()
    req.context[MEMBERSHIP_REASON] = reason
    for (const { id, role } of rows) {
      if (role === 'manager' && to === 'suspended') await keepManager(req, community, id)
      await req.payload.update({
        collection: 'memberships',
        id,
        data: { status: to, endReason: to === 'suspended' ? reason : null },
        overrideAccess: false,
        req,
      })
    }
    return { changed: rows.length }
  })

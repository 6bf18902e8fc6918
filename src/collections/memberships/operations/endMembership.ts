import type { PayloadRequest } from 'payload'
import { assignmentsOf } from '@/kernel/assignments'
import { systemClock } from '@/kernel/clock'
import { isRole, isStaffRole } from '@/kernel/domain/membership'
import { readerOf, sql } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { endTerm } from './endTerm'
import type { TermEnd } from './endTerm'

interface StaffRow extends Record<string, unknown> {
  user_id: string
  role: string
  others: number
}

const IN_FORCE = sql`o.status = 'active' and (o.valid_from is null or o.valid_from <= now())
  and (o.valid_to is null or o.valid_to > now())`

/** The person, where this is their last post of staff in the community. */
const leavingStaff = async (
  req: PayloadRequest,
  community: string,
  membership: string,
): Promise<string | null> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<StaffRow>(sql`
    select m.user_id, m.role::text as role, (
      select count(*)::int from memberships o
      where o.user_id = m.user_id and o.community_id = m.community_id and o.id <> m.id
        and o.role not in ('owner', 'leaseholder', 'household') and ${IN_FORCE}
    ) as others
    from memberships m where m.id = ${membership} and m.community_id = ${community}`)
  const [row] = rows
  return row && isRole(row.role) && isStaffRole(row.role) && row.others === 0 ? row.user_id : null
}

const isStaffNow = async (req: PayloadRequest, community: string, user: string) => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute(sql`
    select 1 from memberships o
    where o.user_id = ${user} and o.community_id = ${community}
      and o.role not in ('owner', 'leaseholder', 'household') and ${IN_FORCE} limit 1`)
  return rows.length > 0
}

/**
 * Management ends a membership. Staff who leave hand over what was assigned to them: without a
 * successor it is refused while there is anything.
 * @throws AppError 400 `memberships.no-successor`, 404, 409 `memberships.hand-over-needed`,
 *   `memberships.has-ended`, `memberships.last-manager`.
 */
export const endMembership = async (
  req: PayloadRequest,
  { at, ...rest }: Omit<TermEnd, 'at'> & { at?: Date | undefined },
): Promise<{ id: string; endsAt: Date }> => {
  const { community, membership, successor } = rest
  const leaving = await leavingStaff(req, community, membership)
  if (successor !== undefined) {
    const isOther = successor !== leaving && (await isStaffNow(req, community, successor))
    if (!isOther) {
      throw new AppError({ code: 'memberships.no-successor', status: 400, field: 'successor' })
    }
  } else if (leaving !== null) {
    const held = await assignmentsOf({ req, community, person: leaving })
    const open = held.reduce((sum, { count }) => sum + count, 0)
    if (open > 0) {
      throw new AppError({
        code: 'memberships.hand-over-needed',
        status: 409,
        field: 'successor',
        details: { count: open },
      })
    }
  }
  return endTerm(req, { ...rest, at: at ?? systemClock.now() })
}

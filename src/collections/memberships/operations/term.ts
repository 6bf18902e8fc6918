import type { PayloadRequest } from 'payload'
import { isRole } from '@/kernel/domain/membership'
import type { MembershipStatus, Role } from '@/kernel/domain/membership'
import { sql, txOf } from '@/kernel/database/transaction'
import { enqueue } from '@/kernel/jobs/enqueue'
import { turnsOf } from '../domain/term'
import { TURN_TERM } from '../slugs'

export interface HeldTerm {
  id: string
  community: string
  user: string
  successor: string | null
  role: Role
  status: MembershipStatus
  validFrom: Date | null
  validTo: Date | null
  /** Whether it is the platform's own, which ends by itself. */
  viaPlatform: boolean
}

interface TermRow extends Record<string, unknown> {
  id: string
  community_id: string
  user_id: string
  successor_id: string | null
  role: string
  status: MembershipStatus
  valid_from: string | null
  valid_to: string | null
  via_platform: boolean | null
}

const instant = (value: string | null): Date | null => (value === null ? null : new Date(value))

/** The membership, locked until the transaction ends; null where there is none in the community. */
export const lockTerm = async (
  req: PayloadRequest,
  community: string,
  membership: string,
): Promise<HeldTerm | null> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<TermRow>(sql`
    select id, community_id, user_id, successor_id, role::text as role, status::text as status,
      valid_from, valid_to, via_platform
    from memberships where id = ${membership} and community_id = ${community} for update`)
  const [row] = rows
  if (!row || !isRole(row.role)) return null
  return {
    id: row.id,
    community: row.community_id,
    user: row.user_id,
    successor: row.successor_id,
    role: row.role,
    status: row.status,
    validFrom: instant(row.valid_from),
    validTo: instant(row.valid_to),
    viaPlatform: row.via_platform === true,
  }
}

/** Has the worker look at a membership at the moments when it begins and ends by itself. */
export const awaitTurns = async (
  req: PayloadRequest,
  term: Pick<HeldTerm, 'id' | 'community' | 'status' | 'validFrom' | 'validTo'>,
  now: Date,
): Promise<void> => {
  for (const at of turnsOf(term, now)) {
    const { id: membershipId, community } = term
    await enqueue(req, TURN_TERM, { membershipId, community }, { startAfter: at })
  }
}

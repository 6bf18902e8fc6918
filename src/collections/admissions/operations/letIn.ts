import type { PayloadRequest } from 'payload'
import { sql, txOf } from '@/kernel/database/transaction'
import type { Role } from '@/kernel/domain/membership'

interface Entering {
  community: string
  person: string
  role: Role
  unit: string | null
  rosterEntry: string | null
  reason: string
}

/**
 * Gives a person their membership and notes on the roster that they are here; in the request's
 * transaction. Whoever has the same membership in force keeps it.
 */
export const letIn = async (
  req: PayloadRequest,
  { community, person, role, unit, rosterEntry, reason }: Entering,
): Promise<void> => {
  const tx = await txOf(req)
  // One at a time for each person: two ways in at once end in one membership.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`letIn ${person}`}, 0))`)
  const { rows } = await tx.execute(sql`
    select 1 from memberships
    where community_id = ${community} and user_id = ${person} and role::text = ${role}
      and unit_id is not distinct from ${unit}::uuid and status = 'active'
      and (valid_to is null or valid_to > now())`)
  if (rows.length === 0) {
    await req.payload.create({
      collection: 'memberships',
      data: {
        community,
        user: person,
        role,
        status: 'active',
        grantReason: reason,
        ...(unit !== null && { unit }),
      },
      req,
    })
  }
  if (rosterEntry === null) return
  await tx.execute(sql`
    update roster_entries set account_id = ${person}, updated_at = now()
    where id = ${rosterEntry}::uuid and community_id = ${community} and account_id is null`)
}

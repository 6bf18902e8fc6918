import type { PayloadRequest } from 'payload'
import { audit } from '@/kernel/audit/audit'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { AppError, authRequired, notFound } from '@/kernel/errors'
import { identity } from '@/kernel/identity'
import { communitiesWithRole, scopeOf } from '@/kernel/tenancy/scope'
import { asSystem } from '@/kernel/tenancy/system'
import { recordChange } from '../changes/recordChange'
import { endSessionsOf } from '../sessions/endSessions'
import { requireFreshProof } from '../sessions/proof'

interface Taking {
  community: string
  person: string
  reason: string
  /** The manager who does it. */
  actor: string
  /** Ids of the communities that they manage. */
  managed: readonly string[]
}

/** Who belongs to a community of somebody else, or runs the platform, is not one manager's to open. */
const refuseProtected = async (req: PayloadRequest, { person, managed }: Taking): Promise<void> => {
  const tx = await txOf(req)
  const known = sql.join(
    managed.map((one) => sql`${one}::uuid`),
    sql`, `,
  )
  const { rows } = await tx.execute<{ is_elsewhere: boolean; is_operator: boolean }>(sql`
    select
      exists (select 1 from memberships where user_id = ${person} and status <> 'ended'
        and coalesce(valid_to > now(), true) and community_id not in (${known})) as is_elsewhere,
      exists (select 1 from platform_grants where user_id = ${person} and expires_at > now())
        or exists (select 1 from memberships where user_id = ${person} and via_platform is true
          and status <> 'ended' and coalesce(valid_to > now(), true)) as is_operator`)
  if (rows[0]?.is_operator === true)
    throw new AppError({ code: 'users.second-step-operator', status: 409 })
  if (rows[0]?.is_elsewhere === true)
    throw new AppError({ code: 'users.second-step-elsewhere', status: 409 })
}

const take = async (req: PayloadRequest, taking: Taking): Promise<void> => {
  const { community, person, reason, actor } = taking
  const tx = await txOf(req)
  await tx.execute(sql`select 1 from users where id = ${person} for no key update`)
  await refuseProtected(req, taking)
  await recordChange(req, { userId: person, kind: 'second-step-removed' })
  const { rows } = await tx.execute<{ taken: number }>(sql`
    with factors as (delete from second_factors where user_id = ${person}
        returning confirmed_at is not null as counts),
      keys as (delete from passkeys where user_id = ${person} returning 1),
      codes as (delete from recovery_codes where user_id = ${person} returning 1)
    select ((select count(*) from factors where counts) + (select count(*) from keys)
      + 0 * (select count(*) from codes))::int as taken`)
  if ((rows[0]?.taken ?? 0) === 0)
    throw new AppError({ code: 'users.second-step-none', status: 409 })
  // What is lost may be in somebody's hands: a known browser is not trusted any longer either.
  await tx.execute(sql`delete from known_devices where user_id = ${person}`)
  await endSessionsOf(req, person, { allBut: null })
  await audit(req, {
    community,
    action: 'second-step.removed',
    subject: { collection: 'users', id: person },
    actor,
    details: { reason },
  })
}

/**
 * For somebody who lost the phone, the recovery codes and the passkeys: management takes the second
 * step away, so that the password alone signs in. All their logins end; they are told at their
 * address and can undo it for 72 hours.
 * @throws AppError 403 `users.proof-needed`, 404 for somebody who does not belong to the community,
 *   409 `users.second-step-own`, `users.second-step-none`, `users.second-step-elsewhere`,
 *   `users.second-step-operator`.
 */
export const takeSecondStepAway = async (
  req: PayloadRequest,
  wish: { community: string; person: string; reason: string },
): Promise<void> => {
  if (!req.user) throw authRequired()
  const actor = req.user.id
  if (wish.person === actor) throw new AppError({ code: 'users.second-step-own', status: 409 })
  await requireFreshProof(req)
  const members = await identity().everMembers(req, wish.community, [wish.person])
  if (![...members].includes(wish.person)) throw notFound()
  const managed = communitiesWithRole(await scopeOf(req), ['manager'])
  await asSystem(req.payload, 'take away a lost second step', (sys) =>
    inTransaction(sys, () => take(sys, { ...wish, actor, managed })),
  )
}

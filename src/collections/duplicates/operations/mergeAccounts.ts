import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { closeAccount, requireFreshProof } from '@/collections/users/public'
import { audit } from '@/kernel/audit/audit'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { AppError, authRequired, notFound } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { enqueue } from '@/kernel/jobs/enqueue'
import { communitiesWithRole, scopeOf } from '@/kernel/tenancy/scope'
import { asSystem } from '@/kernel/tenancy/system'
import { maskedAddress } from '../domain/email'
import { pairKey } from '../domain/pairs'
import { accountsMerged } from '../events'
import { TELL_MERGE } from '../slugs'
import { findPairs } from './findPairs'
import { lockPair, refuseProtected, takeTurn } from './lockPair'
import type { Merging } from './lockPair'
import { accountColumns, moveLinks } from './moveLinks'
import { sameAccount } from './tellApart'

type Two = Pick<Merging, 'community' | 'keep' | 'merge'>

/** Why there is no such pair, as far as the manager may know; of two merges at once the slower one asks. */
const whyNot = async (req: PayloadRequest, { community, keep, merge }: Two): Promise<AppError> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ is_merged: boolean; is_here: boolean }>(sql`
    select u.merged_into_id is not null as is_merged, exists (
      select 1 from memberships m where m.community_id = ${community} and m.user_id = u.id
    ) as is_here
    from users u where u.id in (${keep}, ${merge})`)
  if (rows.some(({ is_merged }) => is_merged))
    return new AppError({ code: 'duplicates.already-merged', status: 409 })
  const areHere = rows.length === 2 && rows.every(({ is_here }) => is_here)
  return areHere ? new AppError({ code: 'duplicates.not-alike', status: 409 }) : notFound()
}

/** What the manager may read decides whether there is such a pair. */
const requirePair = async (req: PayloadRequest, two: Two): Promise<void> => {
  const wanted = pairKey(two.keep, two.merge)
  const pairs = await findPairs(req, two.community)
  if (!pairs.some(({ first, second }) => pairKey(first, second) === wanted)) {
    throw await whyNot(req, two)
  }
}

const join = async (sys: PayloadRequest, merging: Merging): Promise<string> => {
  const { actor, community, keep, merge, reason } = merging
  const address = await lockPair(sys, merging)
  const tx = await txOf(sys)
  const columns = await accountColumns(tx)
  const places = await refuseProtected(sys, merging, columns)
  const id = uuidv7()
  await tx.execute(sql`
    insert into account_merges (id, community_id, kept_id, merged_id, merged_by_id, reason,
      merged_email, merged_hint)
    values (${id}, ${community}, ${keep}, ${merge}, ${actor}, ${reason}, ${address},
      ${maskedAddress(address)})`)
  await closeAccount(sys, { id: merge, into: keep })
  await moveLinks({ req: sys, from: merge, to: keep, actor, reason }, columns)
  for (const place of new Set([community, ...places])) {
    await audit(sys, {
      community: place,
      action: 'accounts.merged',
      subject: { collection: 'users', id: merge },
      actor,
      details: { kept: keep, reason },
    })
  }
  for (const to of ['kept', 'merged']) await enqueue(sys, TELL_MERGE, { id, to, community })
  await emit(sys, {
    event: accountsMerged,
    community,
    data: { mergeId: id, keptId: keep, mergedId: merge },
  })
  return id
}

/**
 * Makes two accounts of one person one: what belongs to `merge` becomes that of `keep`, and `merge` is
 * closed for good. Both are locked, so that of many at once one goes through.
 * @throws AppError 400 `duplicates.same-account`, 403 `users.proof-needed`, `duplicates.own-rights`, 404,
 *   409 `duplicates.already-merged`, `duplicates.being-merged`, `duplicates.elsewhere`, `duplicates.not-alike`,
 *   `duplicates.operator`, `duplicates.own-account`, `duplicates.unresolved`, `memberships.rest-half`.
 */
export const mergeAccounts = async (
  req: PayloadRequest,
  wish: { community: string; keep: string; merge: string; reason: string },
): Promise<{ id: string }> => {
  if (!req.user) throw authRequired()
  if (wish.keep === wish.merge) throw sameAccount('merge')
  if (wish.merge === req.user.id)
    throw new AppError({ code: 'duplicates.own-account', status: 409 })
  await requireFreshProof(req)
  const actor = req.user.id
  return inTransaction(req, async () => {
    await takeTurn(req, wish)
    await requirePair(req, wish)
    const managed = communitiesWithRole(await scopeOf(req), ['manager'])
    const id = await asSystem(req.payload, 'merge two accounts of a person', (sys) =>
      inTransaction(sys, () => join(sys, { ...wish, actor, managed })),
    )
    return { id }
  })
}

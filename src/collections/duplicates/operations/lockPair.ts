import type { PayloadRequest } from 'payload'
import { sql, txOf } from '@/kernel/database/transaction'
import { AppError, notFound } from '@/kernel/errors'
import { reachesBeyond } from './moveLinks'
import type { AccountColumn } from './moveLinks'

export interface Merging {
  community: string
  keep: string
  merge: string
  reason: string
  /** The manager who does it. */
  actor: string
  /** Ids of the communities that they manage. */
  managed: readonly string[]
}

/**
 * Takes a turn with both accounts until the request's transaction ends. Whoever comes meanwhile is told
 * so at once: twenty who wait for one would hold every connection that there is.
 * @throws AppError 409 `duplicates.being-merged`.
 */
export const takeTurn = async (
  req: PayloadRequest,
  { keep, merge }: Pick<Merging, 'keep' | 'merge'>,
): Promise<void> => {
  const tx = await txOf(req)
  for (const id of [keep, merge].toSorted()) {
    const { rows } = await tx.execute<{ is_mine: boolean }>(sql`
      select pg_try_advisory_xact_lock(hashtextextended(${`merge ${id}`}, 0)) as is_mine`)
    if (rows[0]?.is_mine !== true) {
      throw new AppError({ code: 'duplicates.being-merged', status: 409 })
    }
  }
}

interface AccountRow extends Record<string, unknown> {
  email: string
  is_merged: boolean
}

/**
 * Locks both accounts, the lesser id first, until the transaction ends. Nothing can begin to name the one
 * that goes meanwhile; the other is only kept from being merged itself.
 * @returns the address of the account that goes
 * @throws AppError 404, 409 `duplicates.already-merged`.
 */
export const lockPair = async (
  req: PayloadRequest,
  { keep, merge }: Pick<Merging, 'keep' | 'merge'>,
): Promise<string> => {
  const tx = await txOf(req)
  let address = ''
  for (const id of [keep, merge].toSorted()) {
    // The request that waits for this one may point at its own person: a lesser lock lets it.
    const lock = id === merge ? sql`for update` : sql`for no key update`
    const { rows } = await tx.execute<AccountRow>(sql`
      select email, merged_into_id is not null as is_merged from users where id = ${id} ${lock}`)
    const [row] = rows
    if (!row) throw notFound()
    if (row.is_merged) throw new AppError({ code: 'duplicates.already-merged', status: 409 })
    if (id === merge) address = row.email
  }
  return address
}

interface PlaceRow extends Record<string, unknown> {
  community_id: string
  by_platform: boolean
  managed_by_right: boolean
}

/**
 * Keeps a manager to what is theirs: no account that another community knows, none of the platform, and
 * no rights for themselves that they could not give themselves.
 * @returns the communities that the account which goes belongs to or did
 * @throws AppError 403 `duplicates.own-rights`, 409 `duplicates.elsewhere`, `duplicates.operator`.
 */
export const refuseProtected = async (
  req: PayloadRequest,
  { keep, merge, actor, managed }: Merging,
  columns: readonly AccountColumn[],
): Promise<string[]> => {
  const tx = await txOf(req)
  const { rows: places } = await tx.execute<PlaceRow>(sql`
    select m.community_id,
      bool_or(m.via_platform is true and m.status <> 'ended'
        and coalesce(m.valid_to > now(), true)) as by_platform,
      exists (select 1 from memberships o where o.community_id = m.community_id
        and o.user_id = ${actor} and o.role = 'manager' and o.via_platform is not true
        and o.status = 'active' and (o.valid_from is null or o.valid_from <= now())
        and (o.valid_to is null or o.valid_to > now())) as managed_by_right
    from memberships m where m.user_id = ${merge} group by m.community_id`)
  if (await reachesBeyond(tx, { id: merge, communities: managed }, columns)) {
    throw new AppError({ code: 'duplicates.elsewhere', status: 409 })
  }
  const { rows: grants } = await tx.execute(sql`
    select 1 from platform_grants where user_id = ${merge} and expires_at > now() limit 1`)
  if (grants.length > 0 || places.some(({ by_platform }) => by_platform)) {
    throw new AppError({ code: 'duplicates.operator', status: 409 })
  }
  if (keep === actor && places.some(({ managed_by_right }) => !managed_by_right)) {
    throw new AppError({ code: 'duplicates.own-rights', status: 403 })
  }
  return places.map(({ community_id }) => community_id)
}

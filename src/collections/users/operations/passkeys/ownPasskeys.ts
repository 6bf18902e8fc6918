import type { PayloadRequest } from 'payload'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { authRequired, notFound } from '@/kernel/errors'
import { recordChange } from '../changes/recordChange'
import { requireFreshProof } from '../sessions/proof'

export interface OwnPasskey {
  id: string
  name: string
  /** ISO 8601. */
  createdAt: string
  /** ISO 8601; null where it was never used. */
  lastUsedAt: string | null
}

/** The passkeys of the person who is signed in, the oldest first. */
export const ownPasskeys = async (req: PayloadRequest): Promise<OwnPasskey[]> => {
  if (!req.user) throw authRequired()
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{
    id: string
    name: string
    created_at: string
    last_used_at: string | null
  }>(sql`
    select id, name, created_at, last_used_at from passkeys where user_id = ${req.user.id}
    order by created_at`)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    createdAt: new Date(row.created_at).toISOString(),
    lastUsedAt: row.last_used_at === null ? null : new Date(row.last_used_at).toISOString(),
  }))
}

/**
 * Takes a passkey away; the recovery codes go too where nothing is left that they stand in for.
 * @throws AppError 403 `users.proof-needed`, 404.
 */
export const removePasskey = async (req: PayloadRequest, passkey: string): Promise<void> => {
  await requireFreshProof(req)
  if (!req.user) throw authRequired()
  const { id } = req.user
  await inTransaction(req, async () => {
    await recordChange(req, { userId: id, kind: 'passkey-removed' })
    const tx = await txOf(req)
    const { rows } = await tx.execute(
      sql`delete from passkeys where id = ${passkey} and user_id = ${id} returning 1`,
    )
    if (rows.length === 0) throw notFound()
    await tx.execute(sql`
      delete from recovery_codes where user_id = ${id}
        and not exists (select 1 from passkeys where user_id = ${id})
        and not exists (select 1 from second_factors
                        where user_id = ${id} and confirmed_at is not null)`)
  })
}

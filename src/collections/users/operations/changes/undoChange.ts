import type { PayloadRequest } from 'payload'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { limit } from '@/kernel/http/rateLimit/limit'
import { whileSigningIn } from '@/kernel/tenancy/system'
import { digestOf, newToken } from '../passwords/resetToken'
import { unseal } from '../sealing'
import { endSessionsOf, forgetOtherDevices } from '../sessions/endSessions'
import { unlockSignIn } from '../signIn/unlockSignIn'
import { CHANGE_KINDS } from './recordChange'
import type { ChangeKind } from './recordChange'
import { sealingOf } from './undoToken'

const undoOver = (): AppError => new AppError({ code: 'users.undo-over', status: 410 })

export interface UndoableChange {
  kind: ChangeKind
  /** ISO 8601. */
  at: string
}

const isLive = (token: string) => sql`
  token_digest = ${digestOf(token)} and undone_at is null and expires_at > now()`

/** The change behind a mail's link; null where it was undone already or is too old. */
export const undoableChange = async (
  req: PayloadRequest,
  token: string,
): Promise<UndoableChange | null> => {
  const { rows } = await whileSigningIn(async () => {
    const reader = await readerOf(req)
    return reader.execute<{ kind: string; at: string }>(
      sql`select kind, at from account_changes where ${isLive(token)}`,
    )
  })
  const [row] = rows
  const kind = CHANGE_KINDS.find((known) => known === row?.kind)
  return row && kind ? { kind, at: new Date(row.at).toISOString() } : null
}

interface Change extends Record<string, unknown> {
  id: string
  user_id: string
  before: string
}

/** Of many at once one gets the change; those that came after it go with it. */
const takeChange = async (req: PayloadRequest, token: string): Promise<Change> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<Change>(sql`
    update account_changes set undone_at = now() where ${isLive(token)}
    returning id, user_id, before`)
  const [change] = rows
  if (!change) throw undoOver()
  await tx.execute(sql`
    update account_changes set undone_at = now()
    where user_id = ${change.user_id} and undone_at is null
      and at >= (select at from account_changes where id = ${change.id})`)
  return change
}

const restore = async (req: PayloadRequest, userId: string, before: string): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    update users u set email = r.email, hash = r.hash, salt = r.salt, phone = r.phone,
      email_verified_at = r.email_verified_at, phone_verified_at = r.phone_verified_at,
      updated_at = now()
    from jsonb_to_record(${before}::jsonb -> 'user') as r (email text, hash text, salt text,
      phone text, email_verified_at timestamptz, phone_verified_at timestamptz)
    where u.id = ${userId}`)
  await tx.execute(sql`delete from second_factors where user_id = ${userId}`)
  // Codes that were shown until now are spent: somebody may have seen them.
  await tx.execute(sql`
    insert into second_factors (user_id, secret, confirmed_at, created_at, last_step)
    select r.user_id, r.secret, r.confirmed_at, r.created_at, floor(extract(epoch from now()) / 30)
    from jsonb_populate_recordset(null::second_factors, ${before}::jsonb -> 'factors') r`)
  await tx.execute(sql`
    delete from recovery_codes c where c.user_id = ${userId} and c.digest not in
      (select r.digest from jsonb_populate_recordset(null::recovery_codes,
        ${before}::jsonb -> 'codes') r)`)
  await tx.execute(sql`
    insert into recovery_codes
    select * from jsonb_populate_recordset(null::recovery_codes, ${before}::jsonb -> 'codes')
    on conflict (user_id, digest) do nothing`)
  await tx.execute(sql`
    delete from passkeys k where k.user_id = ${userId} and k.id not in
      (select r.id from jsonb_populate_recordset(null::passkeys,
        ${before}::jsonb -> 'passkeys') r)`)
  await tx.execute(sql`
    insert into passkeys
    select * from jsonb_populate_recordset(null::passkeys, ${before}::jsonb -> 'passkeys')
    on conflict (id) do nothing`)
}

/**
 * Puts an account back as it was before a change, with whatever came after: address, phone, password,
 * second step. All logins end. @returns the token with which a new password is to be set now.
 * @throws AppError 410 `users.undo-over`, 429.
 */
export const undoChange = async (req: PayloadRequest, token: string): Promise<string> => {
  await limit(req, 'anonymous')
  const reset = newToken()
  await whileSigningIn(() =>
    inTransaction(req, async () => {
      const { id, user_id: userId, before } = await takeChange(req, token)
      await restore(req, userId, unseal(before, sealingOf(userId, id)))
      const tx = await txOf(req)
      await tx.execute(sql`
        update users set reset_password_token = ${digestOf(reset)},
          reset_password_expiration = now() + interval '1 hour' where id = ${userId}`)
      await endSessionsOf(req, userId, { allBut: null })
      await forgetOtherDevices(req, userId, null)
      await unlockSignIn(req, userId)
    }),
  )
  return reset
}

import type { PayloadRequest } from 'payload'
import { sql, txOf } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { recordChange } from '../changes/recordChange'
import { endSessionsOf, forgetOtherDevices } from '../sessions/endSessions'
import { unlockSignIn } from '../signIn/unlockSignIn'
import { hashPassword } from './hash'
import type { StoredPassword } from './hash'
import { digestForHistory, REMEMBERED } from './history'

export interface PreparedPassword extends StoredPassword {
  digest: string
}

/** The slow part, before a transaction begins. */
export const preparePassword = async (password: string): Promise<PreparedPassword> => ({
  ...(await hashPassword(password)),
  digest: await digestForHistory(password),
})

const remember = async (req: PayloadRequest, userId: string, digest: string): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(
    sql`insert into password_history (user_id, digest) values (${userId}, ${digest})`,
  )
  await tx.execute(sql`
    delete from password_history where user_id = ${userId} and id not in
      (select id from password_history where user_id = ${userId}
       order by id desc limit ${REMEMBERED})`)
}

/** The first one, which a seed or the panel has set, is remembered as it stands. */
const rememberFirst = async (
  req: PayloadRequest,
  userId: string,
  { hash, salt }: { hash: string | null; salt: string | null },
): Promise<void> => {
  if (hash === null || salt === null) return
  const tx = await txOf(req)
  await tx.execute(sql`
    insert into password_history (user_id, digest) select ${userId}, ${`pbkdf2.${salt}.${hash}`}
    where not exists (select 1 from password_history where user_id = ${userId})`)
}

/**
 * Gives an account another password, inside the request's transaction. All logins but `here` end, no
 * other browser keeps its allowance, links to set one are void, failed tries count anew, and the
 * person is told by mail.
 * @param when a condition on the account's row that has to hold still
 * @returns whether it did
 */
export const setPassword = async (
  req: PayloadRequest,
  userId: string,
  { hash, salt, digest }: PreparedPassword,
  { here, when }: { here: string | null; when: Sql },
): Promise<boolean> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ hash: string | null; salt: string | null }>(sql`
    with before as (select id, hash, salt from users where id = ${userId} and ${when} for update)
    update users set hash = ${hash}, salt = ${salt}, reset_password_token = null,
      reset_password_expiration = null, updated_at = now()
    from before where users.id = before.id returning before.hash, before.salt`)
  const [before] = rows
  if (!before) return false
  await rememberFirst(req, userId, before)
  await remember(req, userId, digest)
  await endSessionsOf(req, userId, { allBut: here })
  await forgetOtherDevices(req, userId, here)
  await unlockSignIn(req, userId)
  await recordChange(req, { userId, kind: 'password', password: before })
  return true
}

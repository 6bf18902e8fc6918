import type { PayloadRequest } from 'payload'
import { sql, txOf } from '@/kernel/database/transaction'
import { endSessionsOf, forgetOtherDevices } from '../sessions/endSessions'
import { unlockSignIn } from '../signIn/unlockSignIn'
import type { StoredPassword } from './hash'

/**
 * Gives an account another password, inside the request's transaction. All logins but `here` end, no
 * other browser keeps its allowance, links to set one are void, and failed tries count anew.
 * @param when a condition on the account's row that has to hold still
 * @returns whether it did
 */
export const setPassword = async (
  req: PayloadRequest,
  userId: string,
  { hash, salt }: StoredPassword,
  { here, when }: { here: string | null; when: ReturnType<typeof sql> },
): Promise<boolean> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute(sql`
    update users set hash = ${hash}, salt = ${salt}, reset_password_token = null,
      reset_password_expiration = null, updated_at = now()
    where id = ${userId} and ${when} returning id`)
  if (rows.length === 0) return false
  await endSessionsOf(req, userId, { allBut: here })
  await forgetOtherDevices(req, userId, here)
  await unlockSignIn(req, userId)
  return true
}

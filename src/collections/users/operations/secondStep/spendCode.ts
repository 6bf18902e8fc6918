import type { PayloadRequest } from 'payload'
import { sql, txOf } from '@/kernel/database/transaction'
import { log } from '@/kernel/log'
import { unseal } from '../sealing'
import { recoveryDigest, tidyRecoveryCode } from './recoveryCodes'
import { stepOfCode } from './totp'

const isDigits = (code: string): boolean => /^\d{6}$/.test(code)

/** Null where it was sealed under another secret of the installation; an operator hears of it. */
const opened = (sealed: string, userId: string): string | null => {
  try {
    return unseal(sealed, { use: 'authenticator', owner: userId })
  } catch (err) {
    log().error({ msg: 'second factor does not open', err })
    return null
  }
}

const spendStep = async (req: PayloadRequest, userId: string, code: string): Promise<boolean> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ secret: string }>(
    sql`select secret from second_factors where user_id = ${userId} and confirmed_at is not null`,
  )
  const [factor] = rows
  if (!factor) return false
  const secret = opened(factor.secret, userId)
  if (secret === null) return false
  const step = stepOfCode(secret, code, Date.now())
  if (step === null) return false
  // A code that somebody looked at is worth nothing any more: of many at once one gets through.
  const spent = await tx.execute(sql`
    update second_factors set last_step = ${step}
    where user_id = ${userId} and confirmed_at is not null and last_step < ${step} returning 1`)
  return spent.rows.length > 0
}

const spendRecoveryCode = async (
  req: PayloadRequest,
  userId: string,
  code: string,
): Promise<boolean> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute(sql`
    update recovery_codes set used_at = now()
    where user_id = ${userId} and digest = ${recoveryDigest(userId, code)} and used_at is null
    returning 1`)
  return rows.length > 0
}

/**
 * Uses up a code of the authenticator app or a recovery code, inside the request's transaction.
 * Count the try before. @returns whether it was right and not used before.
 */
export const spendCode = async (
  req: PayloadRequest,
  userId: string,
  typed: string,
): Promise<boolean> => {
  const code = tidyRecoveryCode(typed)
  return isDigits(code) ? spendStep(req, userId, code) : spendRecoveryCode(req, userId, code)
}

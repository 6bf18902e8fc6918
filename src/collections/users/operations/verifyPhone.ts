import type { PayloadRequest } from 'payload'
import { audit } from '@/kernel/audit/audit'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { toE164 } from '@/kernel/phone'
import { AppError, authRequired } from '@/kernel/errors'
import { recordChange } from './changes/recordChange'
import { requireFreshProof } from './sessions/proof'
import { issueCode } from './verification/issueCode'
import { checkCode, consumeProof } from './verification/redeemCode'

const readPhone = (phone: string, country: string | null): string => {
  const number = toE164(phone, country)
  if (number !== null) return number
  throw new AppError({ code: 'users.phone-invalid', status: 400, field: 'phone' })
}

/**
 * Sends a code to the phone that a person says is theirs.
 * @param country whose numbers need no prefix; null where there is none.
 * @returns the number as E.164.
 * @throws AppError 400 `users.phone-invalid`, 429 `rate-limited`, 503 `users.no-texts`.
 */
export const requestPhoneCode = async (
  req: PayloadRequest,
  { phone, country }: { phone: string; country: string | null },
): Promise<string> => {
  if (!req.user) throw authRequired()
  const target = readPhone(phone, country)
  const { id, locale } = req.user
  await issueCode({ req, purpose: 'verify-phone', userId: id, target, locale })
  return target
}

const phoneOf = async (req: PayloadRequest, userId: string): Promise<string | null> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ phone: string | null }>(
    sql`select phone from users where id = ${userId} and phone_verified_at is not null`,
  )
  return rows[0]?.phone ?? null
}

/**
 * Writes down the phone that the code was sent to, as proved. Another in the place of one that was proved asks for fresh
 * proof, and is told by mail.
 * @throws AppError 400 `users.code-wrong`, 403 `users.proof-needed`, 410 `users.code-over`, 429 `rate-limited`.
 */
export const confirmPhone = async (
  req: PayloadRequest,
  { phone, code }: { phone: string; code: string },
): Promise<void> => {
  if (!req.user) throw authRequired()
  const { id } = req.user
  const held = await phoneOf(req, id)
  // The first number is no change of anything; another in its place is.
  if (held !== null) await requireFreshProof(req)
  const proof = await checkCode({
    req,
    purpose: 'verify-phone',
    target: readPhone(phone, null),
    code,
  })
  // Somebody else's code for the same number proves nothing about this person.
  if (proof.userId !== id) {
    throw new AppError({ code: 'users.code-over', status: 410, field: 'code' })
  }
  await inTransaction(req, async () => {
    await consumeProof(req, proof)
    if (held !== null) await recordChange(req, { userId: id, kind: 'phone' })
    const tx = await txOf(req)
    await tx.execute(sql`
      update users set phone = ${proof.target}, phone_verified_at = now(), updated_at = now()
      where id = ${id}`)
    await audit(req, {
      community: null,
      action: 'user.phone-confirmed',
      subject: { collection: 'users', id },
    })
  })
}

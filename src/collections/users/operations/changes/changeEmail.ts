import type { PayloadRequest } from 'payload'
import { audit } from '@/kernel/audit/audit'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { AppError, authRequired } from '@/kernel/errors'
import { endOthers } from '../secondStep/endOthers'
import { requireFreshProof } from '../sessions/proof'
import { tidyTarget } from '../verification/codes'
import { issueCode } from '../verification/issueCode'
import { checkCode, consumeProof } from '../verification/redeemCode'
import { recordChange } from './recordChange'

const selfOf = async (
  req: PayloadRequest,
): Promise<{ id: string; email: string; locale: string }> => {
  await requireFreshProof(req)
  if (!req.user) throw authRequired()
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ email: string; locale: string }>(
    sql`select email, locale::text as locale from users where id = ${req.user.id}`,
  )
  const [self] = rows
  if (!self) throw authRequired()
  return { id: req.user.id, ...self }
}

/**
 * Sends a code to the address that a person wants to have. Nothing changes yet, and the answer does
 * not tell whether somebody has that address.
 * @throws AppError 400 `users.email-same`, 403 `users.proof-needed`, 429.
 */
export const requestEmailChange = async (req: PayloadRequest, wanted: string): Promise<void> => {
  const { id, email, locale } = await selfOf(req)
  const target = tidyTarget(wanted)
  if (target === email)
    throw new AppError({ code: 'users.email-same', status: 400, field: 'email' })
  await issueCode({ req, purpose: 'change-email', userId: id, target, locale })
}

const isTaken = (error: unknown): boolean => {
  const cause = error instanceof Error ? error.cause : undefined
  return [error, cause].some(
    (one) => typeof one === 'object' && one !== null && 'code' in one && one.code === '23505',
  )
}

/**
 * Changes the address with the code that went to it, or with that mail's link. The address from
 * before is told, and held for its owner for 72 hours.
 * @throws AppError 400 `users.code-wrong`, 403 `users.proof-needed`, 409 `users.email-taken`, 410
 *   `users.code-over`, 429.
 */
export const confirmEmailChange = async (
  req: PayloadRequest,
  { email: wanted, code }: { email?: string; code: string },
): Promise<void> => {
  const { id, email } = await selfOf(req)
  const target = wanted === undefined ? {} : { target: wanted }
  const proof = await checkCode({ req, purpose: 'change-email', code, ...target })
  // Somebody else's code for the same address proves nothing about this person.
  if (proof.userId !== id) {
    throw new AppError({ code: 'users.code-over', status: 410, field: 'code' })
  }
  try {
    await inTransaction(req, async () => {
      await consumeProof(req, proof)
      await recordChange(req, { userId: id, kind: 'email', freedEmail: email })
      const tx = await txOf(req)
      await tx.execute(sql`
        update users set email = ${proof.target}, email_verified_at = now(), updated_at = now(),
          email_refused_at = null, email_refused_reason = null
        where id = ${id}`)
      await endOthers(req, id)
      await audit(req, {
        community: null,
        action: 'user.email-changed',
        subject: { collection: 'users', id },
      })
    })
  } catch (error) {
    if (!isTaken(error)) throw error
    throw new AppError({ code: 'users.email-taken', status: 409, field: 'email' })
  }
}

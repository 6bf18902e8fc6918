import type { PayloadRequest } from 'payload'
import { audit } from '@/kernel/audit/audit'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { authRequired } from '@/kernel/errors'
import { whileSigningIn } from '@/kernel/tenancy/system'
import { issueCode } from './verification/issueCode'
import { checkCode, consumeProof } from './verification/redeemCode'

const selfOf = async (req: PayloadRequest) => {
  if (!req.user) throw authRequired()
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ email: string; locale: string }>(
    sql`select email, locale::text as locale from users where id = ${req.user.id}`,
  )
  const [self] = rows
  if (!self) throw authRequired()
  return { id: req.user.id, ...self }
}

/** Sends the code and the link with which an account's own address is confirmed. */
export const requestEmailConfirmation = async (req: PayloadRequest): Promise<void> => {
  const { id, email, locale } = await selfOf(req)
  await issueCode({ req, purpose: 'confirm-email', userId: id, target: email, locale })
}

/**
 * Confirms an account's address with the code of the mail, or with its link, which works on any
 * device: it needs nobody to be signed in.
 * @throws AppError 400 `users.code-wrong`, 410 `users.code-over`, 429 `rate-limited`.
 */
export const confirmEmail = async (req: PayloadRequest, code: string): Promise<void> => {
  const self = req.user ? await selfOf(req) : undefined
  const target = self && { target: self.email }
  const proof = await checkCode({ req, purpose: 'confirm-email', code, ...target })
  await whileSigningIn(() =>
    inTransaction(req, async () => {
      await consumeProof(req, proof)
      const tx = await txOf(req)
      // The address of that moment: one that has changed since is not proved by its old link.
      await tx.execute(sql`
        update users set email_verified_at = now(), updated_at = now()
        where id = ${proof.userId} and email = ${proof.target} and email_verified_at is null`)
      await audit(req, {
        community: null,
        action: 'user.email-confirmed',
        subject: { collection: 'users', id: proof.userId ?? '' },
      })
    }),
  )
}

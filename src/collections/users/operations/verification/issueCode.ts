import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { limit } from '@/kernel/http/rateLimit/limit'
import { enqueue } from '@/kernel/jobs/enqueue'
import { isSmsOffered } from '@/kernel/sms/offered'
import { SEND_VERIFICATION } from '../../slugs'
import {
  CODE_MINUTES,
  digitsOf,
  hashOfDigits,
  hashOfToken,
  isPhone,
  LINK_HOURS,
  tidyTarget,
  tokenOf,
} from './codes'
import type { VerificationPurpose } from './codes'

interface IssueOptions {
  req: PayloadRequest
  purpose: VerificationPurpose
  /** Whose account it concerns; null where there is none yet. */
  userId: string | null
  /** An e-mail address, or a phone number in E.164. */
  target: string
  locale: string
}

/**
 * Sends a code (and for some purposes a link) to an address, by a job of the same transaction. The
 * answer is the same whatever there is at the address. Only the newest code of an address counts.
 * @throws AppError 429 `rate-limited`, 503 `users.no-texts` where no text message can leave.
 */
export const issueCode = async ({
  req,
  purpose,
  userId,
  target,
  locale,
}: IssueOptions): Promise<void> => {
  const to = tidyTarget(target)
  if (isPhone(to) && !isSmsOffered()) throw new AppError({ code: 'users.no-texts', status: 503 })
  await limit(req, isPhone(to) ? 'code-by-text' : 'code-by-mail', { account: to })
  if (req.user) await limit(req, 'code-by-person')
  const id = uuidv7()
  await inTransaction(req, async () => {
    const tx = await txOf(req)
    await tx.execute(sql`
      insert into verification_codes
        (id, purpose, target, user_id, locale, code_hash, token_hash, expires_at, link_expires_at)
      values
        (${id}, ${purpose}, ${to}, ${userId}, ${locale},
         ${hashOfDigits(purpose, to, digitsOf(id))}, ${hashOfToken(tokenOf(id))},
         now() + make_interval(mins => ${CODE_MINUTES}),
         now() + make_interval(hours => ${LINK_HOURS}))`)
    await enqueue(req, SEND_VERIFICATION, { id })
  })
}

import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { inTransaction } from '@/kernel/database/transaction'
import { limit } from '@/kernel/http/rateLimit/limit'
import { enqueue } from '@/kernel/jobs/enqueue'
import { SEND_PASSWORD_RESET } from '../../slugs'

/**
 * Asks for a link to set a new password. The answer is the same whether or not there is an account.
 * @throws AppError 429 `rate-limited`.
 */
export const requestPasswordReset = async (req: PayloadRequest, email: string): Promise<void> => {
  const account = email.trim().toLowerCase()
  await limit(req, 'password-reset', { account })
  await inTransaction(req, () =>
    enqueue(req, SEND_PASSWORD_RESET, { email: account, requestId: uuidv7() }),
  )
}

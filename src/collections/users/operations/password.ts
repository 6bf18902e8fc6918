import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { forgive, limit } from '@/kernel/http/rateLimit/limit'
import { enqueue } from '@/kernel/jobs/enqueue'
import { whileSigningIn } from '@/kernel/tenancy/system'
import { SEND_PASSWORD_RESET } from '../slugs'

const PASSWORD_MIN = 12

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

/**
 * Sets a new password with the token of a link; all other logins end.
 * @throws AppError 400 for a password that is too short, 429 after too many, 410 for a link that is used up or too old.
 */
export const resetPassword = async ({
  req,
  token,
  password,
}: {
  req: PayloadRequest
  token: string
  password: string
}): Promise<void> => {
  if (password.trim().length < PASSWORD_MIN) {
    throw new AppError({
      code: 'validation.too-short',
      status: 400,
      field: 'password',
      details: { min: PASSWORD_MIN },
    })
  }
  await limit(req, 'password-reset')
  try {
    const { user } = await whileSigningIn(() =>
      inTransaction(req, async () => {
        // Payload reads the token, hashes, and takes the token away: of many at once most got through.
        const tx = await txOf(req)
        await tx.execute(sql`select 1 from users where reset_password_token = ${token} for update`)
        return req.payload.resetPassword({
          collection: 'users',
          data: { password, token },
          overrideAccess: false,
          req,
        })
      }),
    )
    // Whoever forgot a password has tried a few: the new one is not to wait for their time.
    await forgive(req, 'login', { account: String(user['email']) })
  } catch (error) {
    const isRefusal =
      typeof error === 'object' && error !== null && 'status' in error && error.status === 403
    if (!isRefusal) throw error
    throw new AppError({ code: 'users.reset-link-over', status: 410 })
  }
}

import type { PayloadRequest } from 'payload'
import { inTransaction, readerOf, sql } from '@/kernel/database/transaction'
import { AppError, authRequired } from '@/kernel/errors'
import { beginAnew, countInOrder } from '@/kernel/http/rateLimit/inOrder'
import { isPassword } from '../passwords/hash'
import type { StoredPassword } from '../passwords/hash'
import { storedPasswordOf } from '../passwords/stored'
import { hasSecondStep } from '../secondStep/factors'
import { spendCode } from '../secondStep/spendCode'
import { currentSession } from '@/kernel/currentSession'

const FRESH_MINUTES = 10

/** Whether the person behind this login proved who they are within the last ten minutes. */
export const hasFreshProof = async (req: PayloadRequest): Promise<boolean> => {
  const session = currentSession(req)
  if (session === null) return false
  const reader = await readerOf(req)
  const { rows } = await reader.execute(sql`
    select 1 from session_details where session_id = ${session}
      and proved_at > now() - make_interval(mins => ${FRESH_MINUTES})`)
  return rows.length > 0
}

/**
 * For what a borrowed phone must not do: a new address, a new second step.
 * @throws AppError 403 `users.proof-needed`; the page /confirm-identity leads back.
 */
export const requireFreshProof = async (req: PayloadRequest): Promise<void> => {
  if (!req.user) throw authRequired()
  if (!(await hasFreshProof(req))) throw new AppError({ code: 'users.proof-needed', status: 403 })
}

/** Notes that the person has just proved who they are, by whatever means. */
export const recordProof = async (req: PayloadRequest): Promise<void> => {
  const session = currentSession(req)
  const reader = await readerOf(req)
  await reader.execute(
    sql`update session_details set proved_at = now() where session_id = ${session}`,
  )
}

/**
 * Looks at the password of the person who is signed in. Tries are counted before the hash.
 * @returns what is stored of the password that was right
 * @throws AppError 400 `users.password-wrong` on `field`, 429 `rate-limited`.
 */
export const checkOwnPassword = async (
  req: PayloadRequest,
  password: string,
  field: string,
): Promise<StoredPassword> => {
  if (!req.user) throw authRequired()
  const { id } = req.user
  await countInOrder('proof', [['account', id]])
  const stored = await storedPasswordOf(req, id)
  if (!(await isPassword(password, stored)) || !stored) {
    throw new AppError({ code: 'users.password-wrong', status: 400, field })
  }
  await beginAnew('proof', [['account', id]])
  return stored
}

/** Whoever has a second step proves it too: a password that was seen proves nothing. */
const checkOwnCode = async (req: PayloadRequest, code: string): Promise<void> => {
  const id = String(req.user?.id)
  if (!(await hasSecondStep(req, id))) return
  await countInOrder('second-step', [['account', id]])
  if (!(await inTransaction(req, () => spendCode(req, id, code)))) {
    throw new AppError({ code: 'users.second-step-wrong', status: 400, field: 'code' })
  }
  await beginAnew('second-step', [['account', id]])
}

/**
 * Proves by the password who is there, and by a code where there is a second step.
 * @throws as `checkOwnPassword`, and AppError 400 `users.second-step-wrong` on `code`.
 */
export const proveByPassword = async (
  req: PayloadRequest,
  { password, code = '' }: { password: string; code?: string | undefined },
): Promise<void> => {
  await checkOwnPassword(req, password, 'password')
  await checkOwnCode(req, code)
  await recordProof(req)
}

import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/kernel/database/transaction'
import { beginAnew, countInOrder } from '@/kernel/http/rateLimit/inOrder'
import type { Keys } from '@/kernel/http/rateLimit/inOrder'
import { markCounted } from '@/kernel/http/rateLimit/limit'
import { whileSigningIn } from '@/kernel/tenancy/system'
import { isPassword } from '../passwords/hash'
import { hasSecondStep } from '../secondStep/factors'
import { spendCode } from '../secondStep/spendCode'
import { deviceOf } from '../sessions/device'
import { giveBackTries } from './giveBack'
import { lookUp } from './lookUp'

interface ColleagueProof {
  email: string
  password: string
  /** Of the authenticator app, or a recovery code; for whoever has a second step. */
  code?: string | undefined
}

/**
 * Whether somebody who stands beside the person that is signed in is who they say. Opens no session, and
 * counts as a sign-in does. Call it outside any transaction: it reads in a scope of its own.
 * @returns their account; null after the same work, whatever was wrong.
 * @throws AppError 429 `rate-limited`.
 */
export const proveColleague = async (
  req: PayloadRequest,
  { email, password, code = '' }: ColleagueProof,
): Promise<string | null> => {
  markCounted(req)
  const { userId, stored, keys } = await lookUp(req, email.trim().toLowerCase(), deviceOf(req))
  await countInOrder('login', keys)
  const isRight = await isPassword(password, stored)
  if (!isRight || userId === null) return null
  const steps: Keys = [['account', userId]]
  const isProved = await whileSigningIn(async () => {
    if (!(await hasSecondStep(req, userId))) return true
    await countInOrder('second-step', steps)
    return inTransaction(req, () => spendCode(req, userId, code))
  })
  if (!isProved) return null
  await beginAnew('second-step', steps)
  await giveBackTries(keys)
  return userId
}

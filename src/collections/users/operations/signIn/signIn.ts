import type { PayloadRequest } from 'payload'
import { AppError } from '@/kernel/errors'
import { countInOrder } from '@/kernel/http/rateLimit/inOrder'
import { markCounted } from '@/kernel/http/rateLimit/limit'
import { metrics } from '@/kernel/observability/metrics'
import { isPassword } from '../passwords/hash'
import { deviceOf } from '../sessions/device'
import { openSession } from '../sessions/openSession'
import type { OpenedSession } from '../sessions/openSession'
import { giveBackTries } from './giveBack'
import { lookUp } from './lookUp'
import { nextStepFor } from './nextStepFor'
import type { NextStep } from './nextStepFor'

export type SignInOutcome =
  { state: 'signed-in'; session: OpenedSession } | { state: 'next-step'; step: NextStep }

const refused = (): AppError => {
  metrics().signIns.inc({ outcome: 'refused' })
  return new AppError({ code: 'auth.invalid-credentials', status: 401 })
}

/**
 * Signs a person in by address and password. A wrong password, an unknown address and an account
 * without a password give one answer after the same work. A session is there only where no further
 * step is asked for.
 * @throws AppError 401 `auth.invalid-credentials`, 429 `rate-limited`.
 */
export const signIn = async ({
  req,
  email,
  password,
}: {
  req: PayloadRequest
  email: string
  password: string
}): Promise<SignInOutcome> => {
  markCounted(req)
  const device = deviceOf(req)
  const { userId, stored, keys } = await lookUp(req, email.trim().toLowerCase(), device)
  await countInOrder('login', keys)
  const isRight = await isPassword(password, stored)
  if (!isRight || userId === null || stored === null) throw refused()
  const step = await nextStepFor({ req, userId, device, provedHash: stored.hash })
  if (step) {
    metrics().signIns.inc({ outcome: 'next-step' })
    return { state: 'next-step', step }
  }
  const session = await openSession({ req, userId, device, provedHash: stored.hash })
  if (!session) throw refused()
  await giveBackTries(keys)
  metrics().signIns.inc({ outcome: 'signed-in' })
  return { state: 'signed-in', session }
}

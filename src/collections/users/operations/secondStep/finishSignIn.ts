import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { beginAnew, countInOrder } from '@/kernel/http/rateLimit/inOrder'
import type { Keys } from '@/kernel/http/rateLimit/inOrder'
import { markCounted } from '@/kernel/http/rateLimit/limit'
import { metrics } from '@/kernel/observability/metrics'
import { whileSigningIn } from '@/kernel/tenancy/system'
import { digestOf } from '../passwords/resetToken'
import { storedPasswordOf } from '../passwords/stored'
import { deviceOf } from '../sessions/device'
import { openSession } from '../sessions/openSession'
import type { OpenedSession } from '../sessions/openSession'
import { giveBackTries } from '../signIn/giveBack'
import { lookUp } from '../signIn/lookUp'
import { countTry, signInOver, spendChallenge } from './challenges'
import type { OpenChallenge } from './challenges'
import { spendCode } from './spendCode'

/** A browser that the person used before keeps its own allowance, which no stranger uses up. */
const keysFor = (challenge: OpenChallenge, device: string): Keys =>
  challenge.isKnownDevice
    ? [['device', `${device} ${challenge.userId}`]]
    : [['account', challenge.userId]]

/**
 * Ends the sign-in of a challenge with a session, inside the request's transaction and the scope of
 * signing in. A password that has changed since it was proved opens nothing.
 */
const open = async (req: PayloadRequest, challenge: OpenChallenge): Promise<OpenedSession> => {
  await spendChallenge(req, challenge.id)
  const stored = await storedPasswordOf(req, challenge.userId)
  if (!stored || digestOf(stored.hash) !== challenge.proved) throw signInOver()
  const session = await openSession({
    req,
    userId: challenge.userId,
    provedHash: stored.hash,
    isSecondStepDone: true,
  })
  if (!session) throw signInOver()
  return session
}

/**
 * Finishes a sign-in with a code of the authenticator app or a recovery code. Tries are counted
 * before the code is looked at: five in one sign-in, and few for a person.
 * @throws AppError 400 `users.second-step-wrong` on `code`, 410 `users.sign-in-over`, 429.
 */
export const finishSignIn = async (req: PayloadRequest, code: string): Promise<OpenedSession> => {
  markCounted(req)
  const challenge = await countTry(req)
  const device = deviceOf(req)
  const keys = keysFor(challenge, device.digest)
  await countInOrder('second-step', keys)
  const session = await whileSigningIn(() =>
    inTransaction(req, async () => {
      if (!(await spendCode(req, challenge.userId, code))) {
        metrics().signIns.inc({ outcome: 'refused' })
        throw new AppError({ code: 'users.second-step-wrong', status: 400, field: 'code' })
      }
      return open(req, challenge)
    }),
  )
  await beginAnew('second-step', keys)
  const { keys: tries } = await lookUp(req, session.person.email, device)
  await giveBackTries(tries)
  metrics().signIns.inc({ outcome: 'signed-in' })
  return session
}

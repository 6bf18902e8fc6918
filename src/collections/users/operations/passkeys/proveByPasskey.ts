import type { PayloadRequest } from 'payload'
import { authRequired } from '@/kernel/errors'
import { recordProof } from '../sessions/proof'
import type { AssertionAnswer } from './answers'
import { passkeyRefused } from './questions'
import { checkPasskey } from './signInWithPasskey'

/**
 * Proves with a passkey who is signed in.
 * @throws AppError 400 `users.passkey-refused`, 429.
 */
export const proveByPasskey = async (
  req: PayloadRequest,
  answer: AssertionAnswer,
): Promise<void> => {
  if (!req.user) throw authRequired()
  if ((await checkPasskey(req, answer)) !== req.user.id) throw passkeyRefused()
  await recordProof(req)
}

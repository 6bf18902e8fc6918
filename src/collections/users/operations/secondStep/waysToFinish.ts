import type { PayloadRequest } from 'payload'
import { whileSigningIn } from '@/kernel/tenancy/system'
import { openChallenge } from './challenges'
import { secondFactorsOf } from './factors'
import type { SecondFactors } from './factors'

/** With what the sign-in of this browser can be finished; null where none waits. */
export const waysToFinish = async (req: PayloadRequest): Promise<SecondFactors | null> => {
  const challenge = await openChallenge(req)
  return challenge && whileSigningIn(() => secondFactorsOf(req, challenge.userId))
}

import 'server-only'
import { pageRequest } from '@/kernel/portal/request'
import { secondFactorsOf } from '../../operations/secondStep/factors'
import type { SecondFactors } from '../../operations/secondStep/factors'

/** What the person who is signed in has for the second step. */
export const ownFactors = async (): Promise<SecondFactors> => {
  const req = await pageRequest()
  return secondFactorsOf(req, String(req.user?.id))
}

import type { PayloadRequest } from 'payload'
import { currentSession } from '@/kernel/currentSession'
import { endSessionsOf, forgetOtherDevices } from '../sessions/endSessions'

/** All other browsers have to come in anew, inside the request's transaction. */
export const endOthers = async (req: PayloadRequest, userId: string): Promise<void> => {
  const here = currentSession(req)
  await forgetOtherDevices(req, userId, here)
  await endSessionsOf(req, userId, { allBut: here })
}

import type { Endpoint } from 'payload'
import { authRequired } from '@/kernel/errors'
import { limit } from '@/kernel/http/rateLimit/limit'
import { signOut } from '../operations/sessions/endSessions'
import { endedHeaders } from './sessionCookies'

/** Payload's own writes the account back, with the logins that it read before. */
export const logoutRoute: Endpoint = {
  method: 'post',
  path: '/logout',
  handler: async (req) => {
    if (!req.user) throw authRequired()
    await limit(req, 'write')
    await signOut(req)
    return Response.json({ message: 'ok' }, { headers: endedHeaders(req) })
  },
}

import type { Endpoint } from 'payload'
import { authRequired } from '@/kernel/errors'
import { limit } from '@/kernel/http/rateLimit/limit'
import { prolongSession } from '../operations/sessions/prolongSession'
import { sessionCookie } from './sessionCookies'

/** In Payload's shape, which the admin panel reads; only the row of this login is written. */
export const refreshRoute: Endpoint = {
  method: 'post',
  path: '/refresh-token',
  handler: async (req) => {
    if (!req.user) throw authRequired()
    await limit(req, 'write')
    const { token, expiresAt } = await prolongSession(req)
    const { id, name, email, locale } = req.user
    return Response.json(
      {
        message: 'ok',
        exp: expiresAt,
        setCookie: true,
        user: { id, name, email, locale, collection: 'users' },
      },
      { headers: { 'set-cookie': sessionCookie(req, token), 'cache-control': 'no-store' } },
    )
  },
}

import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { authRequired } from '@/kernel/errors'
import { currentSession } from '@/kernel/currentSession'
import { signToken } from './token'

/**
 * Lets the login of this request last longer. @returns its new token, and seconds since 1970.
 * @throws AppError 401 where it is over.
 */
export const prolongSession = async (
  req: PayloadRequest,
): Promise<{ token: string; expiresAt: number }> => {
  const session = currentSession(req)
  const { user } = req
  if (session === null || !user) throw authRequired()
  const { tokenExpiration } = req.payload.collections.users.config.auth
  const reader = await readerOf(req)
  const { rows } = await reader.execute(sql`
    update users_sessions set expires_at = now() + make_interval(secs => ${tokenExpiration})
    where id = ${session} and _parent_id = ${user.id} and expires_at > now() returning id`)
  if (rows.length === 0) throw authRequired()
  const { token, exp } = await signToken(req, user, session)
  return { token, expiresAt: exp }
}

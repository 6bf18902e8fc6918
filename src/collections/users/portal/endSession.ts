import 'server-only'
import { env } from '@/kernel/env'
import { actionRequest } from '@/kernel/portal/request'
import { CLEAR_SITE_DATA } from '../endpoints/sessionCookies'
import { signOut } from '../operations/sessions/endSessions'
import { dropSession } from './session'

/** Ends the login behind a plain form; a form of another site is turned away. */
export const endSession = async (request: Request): Promise<Response> => {
  const origin = request.headers.get('origin')
  if (
    origin !== null &&
    origin !== 'null' &&
    new URL(origin).host !== request.headers.get('host')
  ) {
    return new Response(null, { status: 403 })
  }
  await signOut(await actionRequest())
  await dropSession()
  const location = new URL('/sign-in', env().PUBLIC_URL).pathname
  return new Response(null, {
    status: 303,
    headers: { location, 'clear-site-data': CLEAR_SITE_DATA },
  })
}

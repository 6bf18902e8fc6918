import 'server-only'
import { cookies } from 'next/headers'
import { env } from '@/kernel/env'
import { SESSION_COOKIE } from '@/kernel/portal/context'
import { actionRequest } from '@/kernel/portal/request'
import { CLEAR_SITE_DATA } from '../endpoints/sessionCookies'
import { signOut } from '../operations/sessions/endSessions'
import { isSessionOver } from '../operations/sessions/isOver'
import { ownPath } from './ownPath'
import { dropSession } from './session'

const leadTo = (path: string, headers: Record<string, string> = {}): Response =>
  new Response(null, {
    status: 303,
    headers: { location: path, 'cache-control': 'no-store', ...headers },
  })

/** Set by a browser that has done things without a network and could not send them yet. */
const UNSENT_COOKIE = 'courtyard-unsent'

const toSignIn = async (search = '', clears = CLEAR_SITE_DATA): Promise<Response> => {
  await dropSession()
  // What it speaks of goes, so it goes too.
  if (clears === CLEAR_SITE_DATA) (await cookies()).delete(UNSENT_COOKIE)
  const path = new URL('/sign-in', env().PUBLIC_URL).pathname
  return leadTo(`${path}${search}`, { 'clear-site-data': clears })
}

/** Of the communities for which this browser has done things that it could not send yet. */
const unsentSlugs = async (): Promise<string[]> => {
  const slugs = (await cookies()).get(UNSENT_COOKIE)?.value ?? ''
  return slugs.split('.').filter((slug) => /^[a-z0-9-]{1,80}$/.test(slug))
}

/** What is no form says nothing. */
const saysAnyway = async (request: Request): Promise<boolean> => {
  const form = await request.formData().catch(() => new FormData())
  return form.get('anyway') === 'yes'
}

/**
 * Ends the login behind a plain form; a form of another site is turned away. Where the browser has done
 * things without a network that would be lost, it asks first.
 */
export const endSession = async (request: Request): Promise<Response> => {
  const origin = request.headers.get('origin')
  if (
    origin !== null &&
    origin !== 'null' &&
    new URL(origin).host !== request.headers.get('host')
  ) {
    return new Response(null, { status: 403 })
  }
  // Its page asks about all of them.
  const [unsent] = await unsentSlugs()
  if (unsent !== undefined && !(await saysAnyway(request))) {
    return leadTo(`/c/${unsent}/desk/offline?leaving=yes`)
  }
  await signOut(await actionRequest())
  return toSignIn()
}

/**
 * Where somebody comes whose login is over: the cookie goes, with what the browser kept. A login that
 * still holds is led on, so that a link to here signs nobody out.
 */
export const leaveDeadSession = async (request: Request): Promise<Response> => {
  const next = ownPath(new URL(request.url).searchParams.get('next') ?? '/')
  const req = await actionRequest()
  if (req.user) return leadTo(next)
  const token = (await cookies()).get(SESSION_COOKIE)?.value ?? ''
  const search = `?next=${encodeURIComponent(next)}`
  if (!(await isSessionOver(req, token))) return leadTo(`/sign-in${search}`)
  // Nobody was asked: what could not be sent stays, sealed under the PIN of who did it.
  return (await unsentSlugs()).length === 0 ? toSignIn(search) : toSignIn(search, '"cache"')
}

import { createLocalReq } from 'payload'
import type { PayloadRequest } from 'payload'
import { Secret, TOTP } from 'otpauth'
import { PUBLIC_URL } from './environment.mjs'
import type { App } from './app'

/** The request of a browser with these cookies, as an action of a page has it. */
export const requestWith = async (app: App, cookie: string): Promise<PayloadRequest> => {
  const headers = new Headers({ origin: PUBLIC_URL, cookie, 'user-agent': 'Firefox/150.0' })
  const { user } = await app.payload.auth({ headers })
  return createLocalReq({ ...(user && { user }), req: { headers } }, app.payload)
}

/** The cookies that an answer sets, as a browser would send them back. */
export const cookiesOf = (headers: Headers): string =>
  headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')

/** A browser that was never here, with its cookies after a right password. */
export const passwordStep = async (app: App, email: string, password: string) => {
  const { status, body, headers } = await app.call('POST', '/users/login', {
    body: { email, password },
  })
  return { status, body: body as Record<string, unknown>, cookie: cookiesOf(headers) }
}

export const codeAt = (secret: string, timestamp: number): string =>
  new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({ timestamp })

/** As if the last code had been used long ago: a test does not wait for the next one. */
export const forgetStep = (app: App, userId: string) =>
  app.sql('update second_factors set last_step = 0 where user_id = $1', [userId])

export const codeOf = (error: unknown) => (error as { code?: string }).code

export const refusal = (work: Promise<unknown>): Promise<unknown> =>
  work.then(() => 'accepted', codeOf)

/** Sets up an authenticator app for the person behind the cookie. */
export const withAuthenticator = async (
  app: App,
  cookie: string,
): Promise<{ userId: string; secret: string; codes: string[] }> => {
  const { beginAuthenticator, pendingAuthenticator, confirmAuthenticator } =
    await import('@/collections/users/operations/secondStep/setUp')
  const req = await requestWith(app, cookie)
  await beginAuthenticator(req)
  const pending = await pendingAuthenticator(req)
  if (!pending) throw new Error('nothing was begun')
  const codes = await confirmAuthenticator(req, codeAt(pending.secret, Date.now()))
  await forgetStep(app, String(req.user?.id))
  return { userId: String(req.user?.id), secret: pending.secret, codes }
}

import type { PayloadRequest } from 'payload'
import { generateExpiredPayloadCookie, generatePayloadCookie } from 'payload/shared'
import { env } from '@/kernel/env'
import { DEVICE_COOKIE, DEVICE_SECONDS } from '../operations/sessions/device'
import { TICKET_COOKIE, TICKET_SECONDS } from '../operations/secondStep/ticket'
import type { NextStep } from '../operations/signIn/nextStepFor'
import type { OpenedSession } from '../operations/sessions/openSession'

/** What a browser forgets at the end of a login. Cookies stay: language, theme, the known browser. */
export const CLEAR_SITE_DATA = '"cache", "storage"'

/** The cookie of a login, in Payload's form. */
export const sessionCookie = ({ payload }: PayloadRequest, token: string): string =>
  generatePayloadCookie({
    collectionAuthConfig: payload.collections.users.config.auth,
    cookiePrefix: payload.config.cookiePrefix,
    token,
  })

const ownCookie = (name: string, value: string, seconds: number): string =>
  [
    `${name}=${value}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    `Max-Age=${String(seconds)}`,
    ...(env().PUBLIC_URL.startsWith('https://') ? ['Secure'] : []),
  ].join('; ')

/** Of a sign-in whose password was right: the browser that goes on with it, and no session. */
export const nextStepHeaders = ({ ticket, deviceToken }: NextStep): Headers => {
  const headers = new Headers({ 'cache-control': 'no-store' })
  headers.append('set-cookie', ownCookie(TICKET_COOKIE, ticket, TICKET_SECONDS))
  headers.append('set-cookie', ownCookie(DEVICE_COOKIE, deviceToken, DEVICE_SECONDS))
  return headers
}

export const openedHeaders = (req: PayloadRequest, opened: OpenedSession): Headers => {
  const headers = new Headers({ 'cache-control': 'no-store' })
  headers.append('set-cookie', sessionCookie(req, opened.token))
  headers.append('set-cookie', ownCookie(DEVICE_COOKIE, opened.deviceToken, DEVICE_SECONDS))
  return headers
}

export const endedHeaders = ({ payload }: PayloadRequest): Headers => {
  const { auth } = payload.collections.users.config
  const { cookiePrefix } = payload.config
  const cookie = generateExpiredPayloadCookie({
    collectionAuthConfig: auth,
    config: payload.config,
    cookiePrefix,
  })
  return new Headers({
    'set-cookie': cookie,
    'cache-control': 'no-store',
    'clear-site-data': CLEAR_SITE_DATA,
  })
}

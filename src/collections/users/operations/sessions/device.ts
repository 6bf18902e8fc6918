import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { parseCookies } from 'payload/shared'
import type { PayloadRequest } from 'payload'

/** A browser, as a request tells of it. */
export interface Device {
  /** What the browser keeps in a cookie that scripts cannot read. */
  token: string
  /** Of the token, what the database holds. */
  digest: string
  userAgent: string
  /** The client's address as our server wrote it; empty for the system's own work. */
  address: string
}

export const DEVICE_COOKIE = 'courtyard-device'
/** Seconds; browsers keep no cookie for longer. */
export const DEVICE_SECONDS = 400 * 24 * 3600

const ID = /^[\w-]{32}$/

const signatureOf = (id: string, secret: string): string =>
  createHmac('sha256', secret).update(`device ${id}`).digest('base64url')

const tokenFor = (id: string, secret: string): string => `${id}.${signatureOf(id, secret)}`

/** Only what we signed counts: a browser cannot choose its own. */
const isOurs = (token: string, secret: string): boolean => {
  const [id = '', signature = ''] = token.split('.')
  const expected = Buffer.from(signatureOf(id, secret))
  const given = Buffer.from(signature)
  return ID.test(id) && given.length === expected.length && timingSafeEqual(given, expected)
}

/** The browser behind a request; one that brings no token of ours gets a new one. */
export const deviceOf = (req: Pick<PayloadRequest, 'headers' | 'payload'>): Device => {
  const { secret } = req.payload
  const held = parseCookies(req.headers).get(DEVICE_COOKIE) ?? ''
  const token = isOurs(held, secret)
    ? held
    : tokenFor(randomBytes(24).toString('base64url'), secret)
  return {
    token,
    digest: createHash('sha256').update(token).digest('base64url'),
    userAgent: (req.headers.get('user-agent') ?? '').slice(0, 400),
    address: (req.headers.get('x-forwarded-for') ?? '').slice(0, 45),
  }
}

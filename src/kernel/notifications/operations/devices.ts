import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { currentSession } from '../../currentSession'
import { inTransaction, readerOf, sql, txOf } from '../../database/transaction'
import { env } from '../../env'
import { AppError, authRequired, notFound } from '../../errors'
import { readEndpoint } from '../../push/endpoint'
import { vapid } from '../../push/settings'
import { isPointOfCurve } from '../../push/vapid'

/** Browsers of one person that show notices; one more takes the place of the one unused for longest. */
const MAX_DEVICES = 10
const AUTH_BYTES = 16

/** What a browser gives out when it subscribes. */
export interface Subscription {
  endpoint: string
  keys: { p256dh: string; auth: string }
}

export interface PushDevice {
  id: string
  userAgent: string
  /** ISO 8601, UTC. */
  since: string
  /** When its push service last took a message; null: none yet. */
  lastSentAt: string | null
  /** Whether the request came from it. */
  isHere: boolean
}

interface Row extends Record<string, unknown> {
  id: string
  user_agent: string
  created_at: Date | string
  last_ok_at: Date | string | null
  session_id: string | null
}

/**
 * The public key that a browser subscribes with.
 * @throws AppError 404 where this installation sends no push.
 */
export const pushKey = (): string => {
  const keys = vapid()
  if (!keys) throw notFound()
  return keys.publicKey
}

/** Browsers of the person that show notices: this one first, then the newest. */
export const listDevices = async (req: PayloadRequest): Promise<PushDevice[]> => {
  const here = currentSession(req)
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Row>(sql`
    select id, user_agent, created_at, last_ok_at, session_id from push_subscriptions
    where user_id = ${req.user?.id ?? null}
    order by (session_id = ${here}) desc nulls last, created_at desc`)
  return rows.map(({ id, user_agent, created_at, last_ok_at, session_id }) => ({
    id,
    userAgent: user_agent,
    since: new Date(created_at).toISOString(),
    lastSentAt: last_ok_at === null ? null : new Date(last_ok_at).toISOString(),
    isHere: here !== null && session_id === here,
  }))
}

const wrong = (field: string): AppError =>
  new AppError({ code: 'validation.invalid', status: 400, field })

const check = ({ endpoint, keys }: Subscription): string => {
  const url = readEndpoint(endpoint, env().PUSH_LOOPBACK)
  if (!url) throw wrong('endpoint')
  if (!isPointOfCurve(keys.p256dh)) throw wrong('keys.p256dh')
  if (Buffer.from(keys.auth, 'base64url').length !== AUTH_BYTES) throw wrong('keys.auth')
  return url.href
}

/**
 * Has this browser show the person's notices from now on, for as long as its login lasts. Safe to
 * repeat. A browser that somebody else used shows theirs no more.
 * @throws AppError 400 with the field that is wrong, 404 where no push is sent.
 */
export const addDevice = async (
  req: PayloadRequest,
  subscription: Subscription,
): Promise<PushDevice> => {
  pushKey()
  const endpoint = check(subscription)
  const session = currentSession(req)
  const person = req.user?.id
  if (session === null || person === undefined) throw authRequired()
  const { p256dh, auth } = subscription.keys
  const userAgent = (req.headers.get('user-agent') ?? '').slice(0, 400)
  return inTransaction(req, async () => {
    const tx = await txOf(req)
    // Two tabs at once are one browser, and no way past the limit.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`push ${person}`}, 0))`)
    await tx.execute(sql`select app_take_browser(${endpoint})`)
    await tx.execute(sql`
      delete from push_subscriptions
      where user_id = ${person} and session_id = ${session} and endpoint <> ${endpoint}`)
    await tx.execute(sql`
      insert into push_subscriptions (id, user_id, session_id, endpoint, p256dh, auth, user_agent)
      values (${uuidv7()}, ${person}, ${session}, ${endpoint}, ${p256dh}, ${auth}, ${userAgent})
      on conflict (endpoint) do update set session_id = excluded.session_id,
        p256dh = excluded.p256dh, auth = excluded.auth, user_agent = excluded.user_agent`)
    await tx.execute(sql`
      delete from push_subscriptions where id in (
        select id from push_subscriptions where user_id = ${person}
        order by (endpoint = ${endpoint}) desc, greatest(created_at, last_ok_at) desc
        offset ${MAX_DEVICES})`)
    const [here] = await listDevices(req)
    if (!here) throw notFound()
    return here
  })
}

/**
 * Has a browser of the person show nothing more.
 * @param which one of their list, or the one that the request came from.
 * @throws AppError 404 for one that is not theirs or is gone.
 */
export const removeDevice = (req: PayloadRequest, which: { id: string } | 'here'): Promise<void> =>
  inTransaction(req, async () => {
    const tx = await txOf(req)
    const { rows } = await tx.execute(sql`
      delete from push_subscriptions where user_id = ${req.user?.id ?? null} and
        ${which === 'here' ? sql`session_id = ${currentSession(req)}` : sql`id = ${which.id}`}
      returning id`)
    if (rows.length === 0 && which !== 'here') throw notFound()
  })

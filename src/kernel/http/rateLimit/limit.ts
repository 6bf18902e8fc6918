import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { env } from '../../env'
import { counters, type Counter } from './counter'
import { LIMITS, type LimitClass } from './limits'
import { networkOf } from './networkOf'
import { tooMany } from './tooMany'

type Asking = Pick<PayloadRequest, 'headers' | 'user' | 'context'>

interface Whom {
  /** Whose account is tried; the one that is signed in where nothing is said. */
  account?: string
}

const COUNTED = 'isCounted'

/** Notes that a request goes through a limit; see `isCounted`. */
export const markCounted = (req: Asking): void => {
  req.context[COUNTED] = true
}

/** Whether a request went through a limit already; what it does inside does not count again. */
export const isCounted = (req: Asking): boolean => req.context[COUNTED] === true

/** The table holds no addresses of people, and its keys have a length. */
export const digest = (text: string): string =>
  createHash('sha256').update(text).digest('base64url')

/** What a request's network is counted as; undefined for the system's own work. */
export const networkOfRequest = ({ headers }: Pick<Asking, 'headers'>): string | undefined => {
  // Our server wrote it; what a client sends under this name does not get past it.
  const address = headers.get('x-forwarded-for') ?? ''
  return address === '' ? undefined : networkOf(address)
}

const valuesOf = (req: Asking, { account }: Whom) => {
  const ip = networkOfRequest(req)
  const who = account ?? req.user?.id
  return { ip, who }
}

/** The counters that a request of a class goes through, each with its key. */
const countersFor = (
  req: Asking,
  name: LimitClass,
  whom: Whom,
): { counter: Counter; key: string; kind: string }[] => {
  if (env().RATE_LIMIT_SCALE === 0) return []
  const { ip, who } = valuesOf(req, whom)
  const keys = {
    ip,
    account: who === undefined ? undefined : digest(who),
    ipAndAccount: who === undefined ? undefined : digest(`${ip ?? ''} ${who}`),
  }
  const limits = LIMITS[name]
  return (['ip', 'account', 'ipAndAccount'] as const).flatMap((kind) => {
    const key = keys[kind]
    const counter = limits[kind] && counters().get(`${name}.${kind}`)
    return key === undefined || counter === undefined ? [] : [{ counter, key, kind }]
  })
}

/**
 * Counts a request and refuses it where its network or account has had too many. What is
 * not known of it (no address: the system's own work) is not counted.
 * @throws AppError 429 `rate-limited` that says how long to wait.
 */
export const limit = async (req: Asking, name: LimitClass, whom: Whom = {}): Promise<void> => {
  markCounted(req)
  const asked = countersFor(req, name, whom)
  const waits = await Promise.all(asked.map(({ counter, key }) => counter.count(key)))
  const longest = Math.max(0, ...waits)
  if (longest > 0) throw tooMany(longest)
}

/**
 * The same for all members of a community together; for those alone, or a stranger could use up what
 * is theirs.
 */
export const limitCommunity = async (name: LimitClass, community: string): Promise<void> => {
  if (env().RATE_LIMIT_SCALE === 0 || community === '') return
  const wait = (await counters().get(`${name}.community`)?.count(community)) ?? 0
  if (wait > 0) throw tooMany(wait)
}

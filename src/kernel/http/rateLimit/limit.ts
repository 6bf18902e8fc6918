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

/** Whether a request went through a limit already; what it does inside does not count again. */
export const isCounted = (req: Asking): boolean => req.context[COUNTED] === true

/** The table holds no addresses of people, and its keys have a length. */
const digest = (text: string): string => createHash('sha256').update(text).digest('base64url')

const valuesOf = (req: Asking, { account }: Whom) => {
  // Our server wrote it; what a client sends under this name does not get past it.
  const address = req.headers.get('x-forwarded-for') ?? ''
  const ip = address === '' ? undefined : networkOf(address)
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
  req.context[COUNTED] = true
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

/** Undoes the count of what went well: a login is counted before it is tried. */
export const forgive = async (req: Asking, name: LimitClass, whom: Whom = {}): Promise<void> => {
  await Promise.all(
    countersFor(req, name, whom).map(({ counter, key, kind }) =>
      kind === 'ipAndAccount' ? counter.forget(key) : counter.takeBack(key),
    ),
  )
}

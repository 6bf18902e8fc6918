import { createLocalReq } from 'payload'
import type { FindOneArgs, Payload, PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { sql } from '@payloadcms/db-postgres'
import { SIGN_IN_SCOPE, SYSTEM_SCOPE, withExplicitScope } from '../database/rowScope'
import { log } from '../log'
import { rememberRequests, whileAuthenticating } from './currentRequest'
import { bindToCommunity } from './rowScopeOf'

const withoutPerson = (payload: Payload, reason: string): Promise<PayloadRequest> => {
  log().debug({ msg: 'system request', reason })
  return createLocalReq({ context: { systemReason: reason } }, payload)
}

/**
 * A request without a person, for what follows from an event of a community: it reaches that
 * community's rows and no others. `reason` names the work in the log.
 */
export const communityRequest = async (
  payload: Payload,
  community: string,
  reason: string,
): Promise<PayloadRequest> => {
  const req = await withoutPerson(payload, reason)
  bindToCommunity(req, community)
  return req
}

/**
 * Work that reaches every row, by the database role that the policies do not bind: housekeeping
 * over all communities, the seed. Each use leaves a row in the audit log, also when the work fails
 * afterwards; a test lists its callers.
 */
export const asSystem = async <T>(
  payload: Payload,
  reason: string,
  work: (req: PayloadRequest) => Promise<T>,
): Promise<T> => {
  const req = await withoutPerson(payload, reason)
  return withExplicitScope(SYSTEM_SCOPE, async () => {
    await payload.db.drizzle.execute(sql`
      insert into audit_entries (id, action, subject_collection, subject_id, at)
      values (${uuidv7()}, 'system.acted', 'system', ${reason}, clock_timestamp())`)
    return work(req)
  })
}

/**
 * Work that must find an account before anybody is signed in: by a token, an address, a link. It
 * reaches accounts and their sessions, and no row of any community.
 */
export const whileSigningIn = <T>(work: () => Promise<T>): Promise<T> =>
  withExplicitScope(SIGN_IN_SCOPE, work)

/**
 * The admin panel asks for any account, in the name of nobody: without one it would offer to make the
 * first. It learns that there is one, and nothing of it.
 */
const answerWhetherAnybodyIsThere = ({ db, config }: Payload): void => {
  const { findOne } = db
  const answering = (call: FindOneArgs): Promise<unknown> => {
    const isQuestion =
      call.collection === config.admin.user && call.where === undefined && !call.req?.user
    if (!isQuestion) return findOne.call(db, call)
    return whileSigningIn(() => findOne.call(db, { ...call, select: { id: true } }))
  }
  Reflect.set(db, 'findOne', answering)
}

/**
 * Prepares a Payload instance for the walls: what it does without a request gets its scope. It finds
 * the person behind a token before the request has one.
 */
export const scopePayload = (payload: Payload): void => {
  rememberRequests(payload)
  answerWhetherAnybodyIsThere(payload)
  for (const strategy of payload.authStrategies) {
    const { authenticate } = strategy
    strategy.authenticate = (args) =>
      whileSigningIn(() => whileAuthenticating(async () => authenticate(args)))
  }
}

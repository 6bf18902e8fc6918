import { AsyncLocalStorage } from 'node:async_hooks'
import type { Payload, PayloadRequest } from 'payload'
import { createLocalReq } from 'payload'
import { explicitScope, withExplicitScope } from '../database/rowScope'
import { processWide } from '../processWide'
import { knownPeople } from './knownPeople'
import { rowScopeOfPerson } from './rowScopeOf'
import { scopeOfPerson } from './scope'

const current = processWide('current-request', () => new AsyncLocalStorage<PayloadRequest>())

const isSigningIn = (): boolean => explicitScope()?.power === 'sign-in'

const isRequest = (req: Partial<PayloadRequest> | undefined): req is PayloadRequest =>
  req?.context !== undefined && req.payload !== undefined

/**
 * The request that a call of the adapter belongs to. Payload's findByID hands on nothing but the
 * transaction's id; then it is the request that runs, if its transaction is the same.
 */
export const requestBehind = async (
  req: Partial<PayloadRequest> | undefined,
): Promise<PayloadRequest | undefined> => {
  if (req === undefined || isRequest(req)) return req
  const running = current.getStore()
  const isSame = (await running?.transactionID) === (await req.transactionID)
  return isSame ? running : undefined
}

const authenticating = processWide('authenticating', () => new AsyncLocalStorage<true>())

/** Runs what finds the person behind a request's token, before the request does anything else. */
export const whileAuthenticating = <T>(work: () => T): T => authenticating.run(true, work)

/** Lets Payload's endpoints and its findByID say which request runs. */
export const rememberRequests = (payload: Payload): void => {
  const { findByID, config } = payload
  const known = knownPeople()
  const remembering = async (options: Parameters<typeof findByID>[0]): Promise<unknown> => {
    const { locale, ...rest } = options
    const req = await createLocalReq({ ...rest, ...(locale && { locale }) }, payload)
    const find = () => current.run(req, () => findByID({ ...options, req }))
    const isLookUp = isSigningIn() && options.collection === payload.config.admin.user
    if (!isLookUp) return find()
    // The token names the person: the look-up reaches what that person reaches, and no more.
    const scope = await scopeOfPerson(req, String(options.id))
    const read = () => withExplicitScope(rowScopeOfPerson(scope), find)
    // Later in a request the account may be another than what the request began with.
    return authenticating.getStore() === true ? known(scope, read) : read()
  }
  Reflect.set(payload, 'findByID', remembering)
  const owners = [config, ...config.collections, ...config.globals]
  for (const { endpoints } of owners) {
    for (const endpoint of endpoints || []) {
      const { handler } = endpoint
      endpoint.handler = (req) => current.run(req, () => handler(req))
    }
  }
}

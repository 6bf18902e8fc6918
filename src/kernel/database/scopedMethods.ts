import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import { log } from '../log'
import { requestBehind } from '../tenancy/currentRequest'
import { rowScopeOf } from '../tenancy/rowScopeOf'
import { enterScope } from './openTransaction'
import { NO_SCOPE, withConnectionScope } from './rowScope'

/** Every method of the adapter that reaches rows; each gets the request it works for. */
const SCOPED_METHODS = [
  'count',
  'countGlobalVersions',
  'countVersions',
  'create',
  'createGlobal',
  'createGlobalVersion',
  'createVersion',
  'deleteMany',
  'deleteOne',
  'deleteVersions',
  'find',
  'findDistinct',
  'findGlobal',
  'findGlobalVersions',
  'findOne',
  'findVersions',
  'queryDrafts',
  'updateGlobal',
  'updateGlobalVersion',
  'updateJobs',
  'updateMany',
  'updateOne',
  'updateVersion',
  'upsert',
] as const

interface Call {
  req?: Partial<PayloadRequest>
  collection?: string
}

type Method = (this: unknown, call: Call) => Promise<unknown>

const isMethod = (value: unknown): value is Method => typeof value === 'function'

const transactionOf = async (
  adapter: PostgresAdapter,
  req: Partial<PayloadRequest> | undefined,
): Promise<object | undefined> => {
  const id = await req?.transactionID
  return id === undefined ? undefined : adapter.sessions[String(id)]?.db
}

/**
 * Has every method of the adapter work in the scope of the request that it is called for: on the
 * request's transaction where it has one, else on a connection that is set to it.
 */
export const scopeMethods = (adapter: PostgresAdapter): void => {
  for (const name of SCOPED_METHODS) {
    const original: unknown = Reflect.get(adapter, name)
    if (!isMethod(original)) throw new Error(`the Postgres adapter has no method ${name}`)
    const scoped: Method = async (call) => {
      const { req, collection } = call
      const request = await requestBehind(req)
      const scope = await rowScopeOf(request)
      if (request === undefined && scope === NO_SCOPE) {
        // It finds nothing, which looks like "not there": whoever looks for the reason finds it here.
        log().warn({ collection, method: name, msg: 'a query without a request reaches no rows' })
      }
      const tx = await transactionOf(adapter, req)
      if (tx) await enterScope(tx, scope)
      return withConnectionScope(scope, () => original.call(adapter, call))
    }
    Reflect.set(adapter, name, scoped)
  }
}

import { sql } from '@payloadcms/db-postgres'
import { commitTransaction, initTransaction, killTransaction } from 'payload'
import type { Payload, PayloadRequest } from 'payload'
import { rowScopeOf } from '../tenancy/rowScopeOf'
import { enterScope } from './openTransaction'
import { NO_SCOPE, withConnectionScope } from './rowScope'

export { sql }

export type Sql = ReturnType<typeof sql>

export interface Rows<Row> {
  rows: Row[]
}

export interface Executor {
  execute: <Row extends Record<string, unknown>>(query: Sql) => Promise<Rows<Row>>
}

interface Session {
  execute: (query: unknown) => Promise<Rows<Record<string, unknown>>>
}

const isSession = (value: unknown): value is Session =>
  typeof value === 'object' &&
  value !== null &&
  'execute' in value &&
  typeof value.execute === 'function'

const isRows = <Row>(value: unknown): value is Rows<Row> =>
  typeof value === 'object' && value !== null && 'rows' in value && Array.isArray(value.rows)

const executorOf = (db: { execute: (query: Sql) => unknown }): Executor => ({
  execute: async <Row extends Record<string, unknown>>(query: Sql) => {
    // Drizzle types raw rows as unknown; each caller names the shape that its SQL selects.
    const result: unknown = await db.execute(query)
    if (isRows<Row>(result)) return result
    throw new TypeError('the database answered without rows')
  },
})

const sessionOf = async (req: PayloadRequest): Promise<Session> => {
  const id = await req.transactionID
  const db = id === undefined ? undefined : req.payload.db.sessions?.[String(id)]?.db
  if (!isSession(db)) throw new Error('this needs the transaction of a request, and there is none')
  return db
}

/**
 * The connection of the request's own transaction, in the request's scope, for SQL that must commit
 * or roll back with it. `payload.db.drizzle` would be another connection.
 * @throws when the request has no transaction.
 */
export const txOf = async (req: PayloadRequest): Promise<Executor> => {
  const session = await sessionOf(req)
  await enterScope(session, await rowScopeOf(req))
  return executorOf(session)
}

/**
 * The drizzle handle itself, for libraries that run their own statements (pg-boss). It has no scope
 * until a statement of the product gave it one.
 */
export const rawTxOf = (req: PayloadRequest): Promise<Session> => sessionOf(req)

/** Reads in the request's scope: inside its transaction where it has one. */
export const readerOf = async (req: PayloadRequest): Promise<Executor> => {
  if (req.transactionID) return txOf(req)
  const scope = await rowScopeOf(req)
  const pool = executorOf(req.payload.db.drizzle)
  return { execute: (query) => withConnectionScope(scope, () => pool.execute(query)) }
}

/** Reaches what belongs to no community and no person: health, heartbeats, the queue. */
export const openReader = (payload: Payload): Executor => {
  const pool = executorOf(payload.db.drizzle)
  return { execute: (query) => withConnectionScope(NO_SCOPE, () => pool.execute(query)) }
}

/**
 * Runs `work` in one transaction of the request: its own where it has none yet, else the one that
 * is open. A failure rolls everything back and is thrown on.
 */
export const inTransaction = async <T>(req: PayloadRequest, work: () => Promise<T>): Promise<T> => {
  // The scope is known here, so the transaction begins with it; Payload's own begin without one.
  const scope = await rowScopeOf(req)
  const isOurs = await withConnectionScope(scope, () => initTransaction(req))
  try {
    const result = await work()
    if (isOurs) await commitTransaction(req)
    return result
  } catch (error) {
    if (isOurs) await killTransaction(req)
    throw error
  }
}

import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { NodePgSession, NodePgTransaction } from 'drizzle-orm/node-postgres'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { PoolClient } from 'pg'
import { processWide } from '../processWide'
import {
  explicitScope,
  keyOf,
  NO_SCOPE,
  SET_SCOPE,
  setScopeText,
  settingsOf,
  SYSTEM_SCOPE,
  wantedScope,
  withConnectionScope,
} from './rowScope'
import type { RowScope } from './rowScope'

type Transaction = PostgresAdapter['sessions'][string]['db']

export interface OpenTransaction {
  tx: Transaction
  /** Commits, and tells the truth about it. */
  commit: () => Promise<void>
  rollback: () => Promise<void>
}

const ISOLATION: Readonly<Record<string, string>> = {
  'read committed': ' isolation level read committed',
  'repeatable read': ' isolation level repeatable read',
  serializable: ' isolation level serializable',
}

const isolationOf = (options: unknown): string => {
  if (typeof options !== 'object' || options === null || !('isolationLevel' in options)) return ''
  const clause = ISOLATION[String(options.isolationLevel)]
  if (clause === undefined) throw new Error('there is no such isolation level')
  return clause
}

const dialect = new PgDialect()

interface Entrance {
  client: PoolClient
  /** Key of the scope that it serves; undefined until somebody needs one. */
  entered: string | undefined
  begun: RowScope
}

const entrances = processWide('transactions', () => new WeakMap<object, Entrance>())

const entranceOf = (tx: object): Entrance => {
  const entrance = entrances.get(tx)
  if (!entrance) throw new Error('this is no transaction of ours')
  return entrance
}

/**
 * Gives a transaction its scope before its first statement. It keeps it to the end.
 * @throws when another scope wants in: rows of two would be mixed in one change.
 */
export const enterScope = async (tx: object, scope: RowScope): Promise<void> => {
  const entrance = entranceOf(tx)
  const key = keyOf(scope)
  if (entrance.entered === key) return
  if (entrance.entered !== undefined || scope.role !== entrance.begun.role) {
    throw new Error('a transaction has one scope, and another one wants in')
  }
  entrance.entered = key
  // Queued before whatever its caller sends next, on the same connection.
  if (key !== keyOf(entrance.begun)) {
    await entrance.client.query(SET_SCOPE, [...settingsOf(scope), true])
  }
}

/** A transaction's connection, for a statement that may give it its scope by itself. */
export const connectionOf = (
  tx: object,
): { client: PoolClient; isFree: boolean; entered: (scope: RowScope) => void } => {
  const entrance = entranceOf(tx)
  return {
    client: entrance.client,
    isFree: entrance.entered === undefined && entrance.begun.role === 'app',
    entered: (scope) => {
      entrance.entered = keyOf(scope)
    },
  }
}

/**
 * Opens a transaction on a connection of its own. Its scope is the one that is wanted now, or none
 * until `enterScope`; whatever the connection was set to before does not reach it.
 */
export const openTransaction = async (
  adapter: PostgresAdapter,
  options: unknown,
): Promise<OpenTransaction> => {
  const explicit = explicitScope()
  const wanted = explicit ?? wantedScope()
  const scope = wanted === 'as-it-is' ? NO_SCOPE : wanted
  const isSystem = scope.role === 'system'
  const client = await withConnectionScope(isSystem ? SYSTEM_SCOPE : 'as-it-is', () =>
    adapter.pool.connect(),
  )
  const end = async (statements: string): Promise<void> => {
    try {
      await client.query(statements)
    } catch (error) {
      // What its state is now, nobody knows: it is closed, and the server rolls back.
      client.release(true)
      throw error
    }
    client.release()
  }
  try {
    await client.query(`begin${isolationOf(options)}; ${setScopeText(scope)}`)
  } catch (error) {
    client.release(true)
    throw error
  }
  const { schema, fullSchema, tableNamesMap } = adapter.drizzle._
  const relations = { schema: schema ?? {}, fullSchema, tableNamesMap }
  const session = new NodePgSession(client, dialect, relations)
  const tx = new NodePgTransaction(dialect, session, relations)
  const isSettled = explicit !== undefined || scope !== NO_SCOPE
  entrances.set(tx, { client, begun: scope, entered: isSettled ? keyOf(scope) : undefined })
  return {
    tx,
    // COMMIT of an aborted transaction answers ROLLBACK without an error; the statement before it
    // fails in one, and runs deferred triggers while they can still be reported.
    commit: () => end('set constraints all immediate; commit'),
    rollback: () => end('rollback'),
  }
}

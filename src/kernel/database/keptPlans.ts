import { sql } from '@payloadcms/db-postgres'
import type { Pool, PoolClient } from 'pg'
import { processWide } from '../processWide'
import type { Sql } from './transaction'

/** A comment, so that the text itself says it, whoever sends it. */
export const KEPT_PLAN = '/* plan kept */'

/** Each kept plan is some 50 to 200 KB of each connection. */
const MOST = 100

/**
 * Has each connection keep the plan of a statement. With row-level security the policies are read and
 * planned each time, which is most of what a short statement costs.
 *
 * Only for one whose plan does not depend on its values: a call of a function, a row by its key. Where it
 * does, Postgres may settle on a plan for the average value: the newest 50 messages of a conversation were
 * found by sorting all 10,000 of it, because most have five (decision 0042).
 */
export const keepingPlan = (query: Sql): Sql => sql`${query} ${sql.raw(KEPT_PLAN)}`

const namesOfProcess = processWide('kept-plans', () => new Map<string, string>())

/** The name under which a connection keeps a statement; undefined for one that is planned each time. */
export const nameOfPlan = (text: string, names = namesOfProcess): string | undefined => {
  if (!text.endsWith(KEPT_PLAN)) return undefined
  const name = names.get(text)
  if (name !== undefined || names.size >= MOST) return name
  const given = `kept_${String(names.size + 1)}`
  names.set(text, given)
  return given
}

/** What `query` of a connection takes, with the name of its plan where there is one. */
export const named = (query: unknown, names = namesOfProcess): unknown => {
  if (typeof query === 'string') {
    const name = nameOfPlan(query, names)
    return name === undefined ? query : { name, text: query }
  }
  if (typeof query !== 'object' || query === null || 'submit' in query) return query
  if (!('text' in query) || typeof query.text !== 'string') return query
  const name = nameOfPlan(query.text, names)
  return name === undefined ? query : { ...query, name }
}

/** Has the connections of a pool keep the plans that are to be kept. */
export const keepPlans = (pool: Pool): void => {
  pool.on('connect', (client: PoolClient) => {
    // Looked up anew each time: whoever watches all queries puts something of its own there.
    const prototype: unknown = Reflect.getPrototypeOf(client)
    if (typeof prototype !== 'object' || prototype === null) return
    Reflect.set(client, 'query', (first: unknown, ...rest: unknown[]) => {
      const query: unknown = Reflect.get(prototype, 'query')
      if (typeof query !== 'function') throw new TypeError('this connection cannot be asked')
      const asked: unknown = Reflect.apply(query, client, [named(first), ...rest])
      return asked
    })
  })
}

import type { Pool, PoolClient } from 'pg'
import { currentWork } from './work'
import { failureOf, isTracing, startSpan } from './span'

type Query = (...args: unknown[]) => unknown

const STATEMENTS = new Set(['select', 'insert', 'update', 'delete', 'begin', 'rollback', 'with'])

/** A table of the schema is written in lower case; nothing else of the text goes into a span. */
const TABLE = /\b(?:from|into|update|join)\s+"?(?:public"?\."?)?([a-z_]{1,63})\b"?(?!\()/

/** What a statement that begins with a `with` writes; a lock or an `on conflict` writes nothing of its own. */
const WRITES =
  /(?<!\b(?:for|key|do)\s+)\b(insert\s+into|update|delete\s+from)\s+"?(?:public"?\."?)?([a-z_]{1,63})\b/

const textOf = (query: unknown): string | undefined => {
  if (typeof query === 'string') return query
  if (typeof query !== 'object' || query === null || !('text' in query)) return undefined
  return typeof query.text === 'string' ? query.text : undefined
}

export const describeQuery = (text: string): { operation: string; table?: string } => {
  const word = /^\s*([a-z]+)/i.exec(text)?.[1]?.toLowerCase() ?? ''
  if (/;\s*commit\s*$/.test(text)) return { operation: 'commit' }
  const [, verb, written] = (word === 'with' && WRITES.exec(text)) || []
  if (verb !== undefined && written !== undefined) {
    return { operation: /^[a-z]+/.exec(verb)?.[0] ?? 'with', table: written }
  }
  const operation = STATEMENTS.has(word) ? word : 'other'
  const table = TABLE.exec(text)?.[1]
  return { operation, ...(table !== undefined && { table }) }
}

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'

const traced = (query: Query, args: unknown[]): unknown => {
  const text = textOf(args[0])
  // Without work around it the query is the process's own: a heartbeat, a look at the queue.
  if (text === undefined || currentWork()?.trace === undefined) return query(...args)
  const { operation, table } = describeQuery(text)
  const span = startSpan({
    name: table === undefined ? operation : `${operation} ${table}`,
    kind: 'client',
    facts: {
      'db.system.name': 'postgresql',
      'db.operation.name': operation,
      ...(table !== undefined && { 'db.collection.name': table }),
    },
  })
  const last: unknown = args.at(-1)
  if (typeof last === 'function') {
    const done = (error: unknown, ...rest: unknown[]): unknown => {
      span?.end(error === null || error === undefined ? undefined : failureOf(error))
      return Reflect.apply(last, undefined, [error, ...rest])
    }
    return query(...args.slice(0, -1), done)
  }
  const result = query(...args)
  if (isThenable(result)) {
    result.then(
      () => span?.end(),
      (error: unknown) => span?.end(failureOf(error)),
    )
  } else {
    span?.end()
  }
  return result
}

/** Gives each query of the pool a span, where the process is traced. */
export const traceQueries = (pool: Pool): void => {
  if (!isTracing()) return
  const known = new WeakSet<PoolClient>()
  pool.on('acquire', (client) => {
    if (known.has(client)) return
    known.add(client)
    const query: unknown = Reflect.get(client, 'query')
    if (typeof query !== 'function') return
    const plain: Query = (...args) => {
      const result: unknown = Reflect.apply(query, client, args)
      return result
    }
    Reflect.set(client, 'query', (...args: unknown[]) => traced(plain, args))
  })
}

import { randomUUID } from 'node:crypto'
import { postgresAdapter, sql } from '@payloadcms/db-postgres'
import type { PostgresAdapter, PostgresAdapterArgs } from '@payloadcms/db-postgres'
import type { DatabaseAdapterObj } from 'payload'

type Transaction = PostgresAdapter['sessions'][string]['db']

interface OpenTransaction {
  tx: Transaction
  end: () => void
  abort: (reason: Error) => void
  done: Promise<unknown>
}

const guardedPools = new WeakSet<object>()
const GRACE_MS = 1000

/** A pool without listeners turns each lost connection into an uncaught exception. */
const listenForLostConnections = (adapter: PostgresAdapter & { payload?: unknown }) => {
  const { pool } = adapter
  if (guardedPools.has(pool)) return
  guardedPools.add(pool)
  pool.on('error', (err) => {
    adapter.payload.logger.warn({ err, msg: 'an idle database connection was lost' })
  })
  const lent = new WeakSet<object>()
  pool.on('acquire', (client) => lent.add(client))
  pool.on('release', (_error, client) => lent.delete(client))
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
    // Drizzle never gives a connection back that is lost before its `begin` has run, and each one
    // would make the pool smaller for good. Whoever is orderly has done it a second later.
    client.once('end', () => {
      setTimeout(() => {
        if (lent.has(client)) client.release(true)
      }, GRACE_MS).unref()
    })
  })
}

const open = async (adapter: PostgresAdapter, options: unknown): Promise<OpenTransaction> => {
  const held: { end?: () => void; abort?: (reason: Error) => void; done?: Promise<unknown> } = {}
  const tx = await new Promise<Transaction>((ready, failed) => {
    const settings = options ?? adapter.transactionOptions
    const done = adapter.drizzle.transaction(
      (opened) =>
        new Promise<void>((resolve, reject) => {
          held.end = resolve
          held.abort = reject
          ready(opened)
        }),
      typeof settings === 'object' && settings !== null ? settings : undefined,
    )
    held.done = done
    done.catch(failed)
  })
  const { end, abort, done } = held
  if (!end || !abort || !done) throw new Error('the transaction did not open')
  return { tx, end, abort, done }
}

const settled = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    () => undefined,
  )

const isNewLogin = (
  data: Record<string, unknown>,
  returning: boolean | undefined,
): data is { sessions: { createdAt: Date }[]; updatedAt: null } => {
  if (returning !== false || data['updatedAt'] !== null) return false
  const { sessions } = data
  if (!Array.isArray(sessions)) return false
  const newest: unknown = sessions.at(-1)
  return (
    typeof newest === 'object' &&
    newest !== null &&
    'createdAt' in newest &&
    newest.createdAt instanceof Date
  )
}

/**
 * Payload's Postgres adapter with a commit that tells the truth: a commit that fails, or that ends a
 * transaction which the database had already given up, rejects (payloadcms/payload #17726). A login
 * appends its session and does not write back the user that it read before hashing (#18132).
 */
export const safePostgres = (args: PostgresAdapterArgs): DatabaseAdapterObj<PostgresAdapter> => {
  const base = postgresAdapter(args)
  return {
    ...base,
    init(options) {
      const db = base.init(options)
      const { connect, updateOne } = db
      if (!connect) throw new Error('the Postgres adapter lost its connect method')

      db.connect = async function (this: typeof db, ...rest) {
        await connect.apply(this, rest)
        listenForLostConnections(this)
      }

      db.beginTransaction = async function (this: typeof db, settings) {
        await this.initializing
        const { tx, end, abort, done } = await open(this, settings)
        const id = randomUUID()
        this.sessions[id] = {
          db: tx,
          // COMMIT of an aborted transaction answers ROLLBACK without an error; this statement
          // fails in it, and runs deferred triggers while they can still be reported.
          resolve: async () => {
            try {
              await tx.execute(sql`set constraints all immediate`)
            } catch (error) {
              abort(error instanceof Error ? error : new Error('commit failed'))
              await settled(done)
              throw error
            }
            end()
            await done
          },
          reject: async () => {
            abort(new Error('rollback'))
            await settled(done)
          },
        }
        return id
      }

      db.commitTransaction = async function (this: typeof db, incoming) {
        const id = await incoming
        const session = id ? this.sessions[id] : undefined
        if (!id || !session) throw new Error('the transaction was rolled back before its commit')
        Reflect.deleteProperty(this.sessions, id)
        await session.resolve()
      }

      db.updateOne = async function (this: typeof db, call) {
        const { collection, data, returning } = call
        const isAuth = Boolean(this.payload.collections[collection].config.auth)
        if (isAuth && isNewLogin(data, returning)) {
          const appended = { sessions: { $push: data.sessions.at(-1) }, updatedAt: null }
          const login: unknown = await updateOne.call(this, { ...call, data: appended })
          return login
        }
        const row: unknown = await updateOne.call(this, call)
        return row
      }
      return db
    },
  }
}

import { randomUUID } from 'node:crypto'
import { postgresAdapter } from '@payloadcms/db-postgres'
import type { PostgresAdapter, PostgresAdapterArgs } from '@payloadcms/db-postgres'
import type { DatabaseAdapterObj } from 'payload'
import { accessDenied } from '../errors'
import { openTransaction } from './openTransaction'
import { scopeMethods } from './scopedMethods'

/**
 * Logins are rows of their own and written one by one. Payload writes an account with all logins that
 * it read before: a new one would be lost, an ended one would be back (payloadcms/payload #18132).
 * An empty list to add leaves the rows as they are; it stands last, because Payload looks no further.
 */
const withoutLogins = (data: Record<string, unknown>): Record<string, unknown> => {
  const { sessions: _, ...rest } = data
  return { ...rest, sessions: { $push: [] } }
}

/**
 * Payload's Postgres adapter with a commit that tells the truth: a commit that fails, or that ends a
 * transaction which the database had already given up, rejects (payloadcms/payload #17726). A write
 * of an account leaves its logins alone. And every method works in the scope of the request that it is called for.
 */
export const safePostgres = (args: PostgresAdapterArgs): DatabaseAdapterObj<PostgresAdapter> => {
  const base = postgresAdapter(args)
  return {
    ...base,
    init(options) {
      const db = base.init(options)
      const { updateOne } = db

      db.beginTransaction = async function (this: typeof db, settings) {
        await this.initializing
        const { tx, commit, rollback } = await openTransaction(
          this,
          settings ?? this.transactionOptions,
        )
        const id = randomUUID()
        this.sessions[id] = {
          db: tx,
          resolve: commit,
          reject: async () => {
            // A rollback that cannot be sent has happened: the connection is gone.
            await rollback().catch((err: unknown) => {
              this.payload.logger.warn({ err, msg: 'a connection was lost before its rollback' })
            })
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
        const isAuth = Boolean(this.payload.collections[call.collection].config.auth)
        const row: unknown = await updateOne.call(
          this,
          isAuth ? { ...call, data: withoutLogins(call.data) } : call,
        )
        // An account that its policy shows and does not let be written; a compare-and-set may find none.
        const mayBeNone = call.returning === false || call.options?.['atomic'] === true
        if (isAuth && row === null && !mayBeNone) throw accessDenied()
        return row
      }

      scopeMethods(db)
      return db
    },
  }
}

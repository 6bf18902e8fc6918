import { randomUUID } from 'node:crypto'
import { postgresAdapter } from '@payloadcms/db-postgres'
import type { PostgresAdapter, PostgresAdapterArgs } from '@payloadcms/db-postgres'
import type { DatabaseAdapterObj } from 'payload'
import { openTransaction } from './openTransaction'
import { scopeMethods } from './scopedMethods'

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
 * appends its session and does not write back the user that it read before hashing (#18132). And
 * every method works in the scope of the request that it is called for.
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

      scopeMethods(db)
      return db
    },
  }
}

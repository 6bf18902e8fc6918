import pg from 'pg'
import type { PoolConfig } from 'pg'
import { env } from '../env'
import { log } from '../log'
import { safePostgres } from './safePostgres'
import { scopedPoolClass } from './scopedPool'

/** The system's own work is rare and never parallel to itself for long. */
const SYSTEM_CONNECTIONS = 3

const poolOf = (connectionString: string, max: number, name: string): PoolConfig => ({
  connectionString,
  max,
  connectionTimeoutMillis: 5000,
  statement_timeout: 15_000,
  lock_timeout: 10_000,
  idle_in_transaction_session_timeout: 30_000,
  application_name: name,
})

/**
 * The product's database: UUIDv7 keys, migrations alone (never `push`), a time-out on everything
 * that could wait for ever, and connections that reach the rows of one scope. Payload keeps one
 * connection for itself, hence the + 1.
 */
export const databaseAdapter = (migrationDir: string) => {
  const { DATABASE_URL, DATABASE_SYSTEM_URL, DATABASE_POOL_SIZE } = env()
  const Pool = scopedPoolClass({
    systemPool: poolOf(DATABASE_SYSTEM_URL, SYSTEM_CONNECTIONS, 'courtyard-system'),
    onLost: (err) => {
      log().warn({ err, msg: 'an idle database connection was lost' })
    },
  })
  return safePostgres({
    idType: 'uuidv7',
    allowIDOnCreate: false,
    blocksAsJSON: false,
    disableCreateDatabase: true,
    migrationDir,
    push: false,
    pg: { ...pg, Pool },
    pool: poolOf(DATABASE_URL, DATABASE_POOL_SIZE + 1, 'courtyard'),
  })
}

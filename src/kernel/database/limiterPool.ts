import pg from 'pg'
import { env } from '../env'
import { log } from '../log'

/**
 * Connections of the rate limiter alone: its table belongs to no community, and a request that waits
 * for one of the product's connections must not keep the limiter from refusing the next. Where a
 * statement takes longer than this, the process counts on in memory.
 */
export const openLimiterPool = (): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: 2,
    connectionTimeoutMillis: 5000,
    statement_timeout: 5000,
    lock_timeout: 5000,
    allowExitOnIdle: true,
    application_name: 'courtyard-limits',
  })
  pool.on('error', (err) => {
    log().warn({ err, msg: 'an idle connection of the rate limiter was lost' })
  })
  return pool
}

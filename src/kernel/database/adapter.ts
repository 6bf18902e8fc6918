import { env } from '../env'
import { safePostgres } from './safePostgres'

/**
 * The product's database: UUIDv7 keys, migrations alone (never `push`), and a time-out on
 * everything that could wait for ever. Payload keeps one connection for itself, hence the + 1.
 */
export const databaseAdapter = (migrationDir: string) => {
  const { DATABASE_URL, DATABASE_POOL_SIZE } = env()
  return safePostgres({
    idType: 'uuidv7',
    allowIDOnCreate: false,
    blocksAsJSON: false,
    disableCreateDatabase: true,
    migrationDir,
    push: false,
    pool: {
      connectionString: DATABASE_URL,
      max: DATABASE_POOL_SIZE + 1,
      connectionTimeoutMillis: 5000,
      statement_timeout: 15_000,
      lock_timeout: 10_000,
      idle_in_transaction_session_timeout: 30_000,
      application_name: 'courtyard',
    },
  })
}

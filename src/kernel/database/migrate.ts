import pg from 'pg'
import type { Payload } from 'payload'

/** Any number will do, as long as every instance uses the same. */
const LOCK = 4_215_001

const APP_ROLE = 'courtyard_app'
const SYSTEM_ROLE = 'courtyard_system'

const roleExists = async (client: pg.Client, role: string): Promise<boolean> => {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role])
  return rowCount === 1
}

/**
 * The lesser roles may read and write rows and change nothing else. What nobody may take back is
 * taken from them: the audit log and the timeline of a parcel can only grow.
 */
const grant = async (client: pg.Client): Promise<void> => {
  for (const role of [APP_ROLE, SYSTEM_ROLE]) {
    if (!(await roleExists(client, role))) continue
    await client.query(`
      grant usage on schema public, pgboss to ${role};
      grant select, insert, update, delete on all tables in schema public, pgboss to ${role};
      grant usage, select on all sequences in schema public, pgboss to ${role};
      grant execute on all functions in schema public, pgboss to ${role};
      revoke insert, update, delete on payload_migrations from ${role};
      revoke update, delete on audit_entries, package_events from ${role};
    `)
  }
}

/**
 * Brings the database up to date: migrations, the job queue's schema, the roles' rights. One
 * instance at a time does it, under an advisory lock; Payload's own migrations take none.
 */
export const migrateDatabase = async ({
  ownerUrl,
  connect,
  installQueue,
}: {
  ownerUrl: string
  /** Connects Payload with the owner's rights; called once the lock is held. */
  connect: () => Promise<Payload>
  installQueue: () => Promise<void>
}): Promise<void> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    const payload = await connect()
    await payload.db.migrate()
    await installQueue()
    await grant(client)
    await client.query('select pg_advisory_unlock($1)', [LOCK])
  } finally {
    await client.end()
  }
}

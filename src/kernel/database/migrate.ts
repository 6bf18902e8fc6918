import pg from 'pg'
import type { Payload } from 'payload'
import { installRowSecurity } from '../tenancy/rowSecurity/install'
import type { InstallOptions } from '../tenancy/rowSecurity/install'
import { APP_ROLE, SYSTEM_ROLE } from '../tenancy/rowSecurity/plan'

/** Any number will do, as long as every instance uses the same. */
const LOCK = 4_215_001

const roleExists = async (client: pg.Client, role: string): Promise<boolean> => {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role])
  return rowCount === 1
}

/**
 * The lesser roles may read and write rows and change nothing else. What nobody may do to a table is
 * taken from the app's role, so that it is refused out loud: a policy would let the attempt find
 * nothing. A table that only grows does so for the system's role too.
 */
const grant = async (client: pg.Client, { named }: InstallOptions): Promise<void> => {
  for (const role of [APP_ROLE, SYSTEM_ROLE]) {
    if (!(await roleExists(client, role))) continue
    await client.query(`
      grant usage on schema public, pgboss to ${role};
      grant select, insert, update, delete on all tables in schema public, pgboss to ${role};
      grant usage, select on all sequences in schema public, pgboss to ${role};
      grant execute on all functions in schema public, pgboss to ${role};
      revoke insert, update, delete on payload_migrations from ${role};
    `)
    for (const [table, rules] of named) {
      if (role !== APP_ROLE && rules.onlyGrows !== true) continue
      const refused = (['insert', 'update', 'delete'] as const).filter((key) => rules[key] === null)
      if (refused.length > 0) {
        await client.query(`revoke ${refused.join(', ')} on "${table}" from ${role}`)
      }
    }
  }
}

/**
 * Brings the database up to date: migrations, the job queue's schema, the walls between communities,
 * the roles' rights. One
 * instance at a time does it, under an advisory lock; Payload's own migrations take none.
 */
export const migrateDatabase = async ({
  ownerUrl,
  connect,
  installQueue,
  walls,
}: {
  ownerUrl: string
  /** What the manifest says of the tables. */
  walls: InstallOptions
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
    await installRowSecurity(client, walls)
    await grant(client, walls)
    await client.query('select pg_advisory_unlock($1)', [LOCK])
  } finally {
    await client.end()
  }
}

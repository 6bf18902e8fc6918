import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/** What is over for a unit, the newest first, is read by pages. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create index packages_history_idx on packages
      (unit_id, coalesce(closed_at, received_at, created_at) desc, id desc)
      where status <> 'received';
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop index packages_history_idx`)
}

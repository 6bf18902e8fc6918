import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

/** What has not left yet is looked for by its notice each time that the notice is said anew. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create index deliveries_waiting_idx on deliveries (notice_id) where state in ('queued', 'held')`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop index deliveries_waiting_idx`)
}

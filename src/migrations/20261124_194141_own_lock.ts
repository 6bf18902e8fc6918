import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/** Payload's lock of an account goes: anybody could lock anybody out with it. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table users drop column login_attempts;
    alter table users drop column lock_until;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    alter table users add column login_attempts numeric default 0;
    alter table users add column lock_until timestamp(3) with time zone;
  `)
}

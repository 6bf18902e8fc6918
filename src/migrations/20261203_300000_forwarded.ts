import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/** What is sent on to where somebody lives now is neither returned nor lost. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter type package_status add value 'forwarded' after 'returned';
    alter table package_closings drop constraint package_closings_reason_check;
    alter table package_closings add constraint package_closings_reason_check
      check (reason in ('returned', 'forwarded', 'moved-out', 'lost', 'unsigned'));
  `)
}

/** A value of an enum stays: Postgres takes none back. What was sent on reads as returned again. */
export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    update packages set status = 'returned' where status = 'forwarded';
    update package_closings set reason = 'returned' where reason = 'forwarded';
    alter table package_closings drop constraint package_closings_reason_check;
    alter table package_closings add constraint package_closings_reason_check
      check (reason in ('returned', 'moved-out', 'lost', 'unsigned'));
  `)
}

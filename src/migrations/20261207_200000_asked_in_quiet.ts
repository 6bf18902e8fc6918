import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/** Whether what asks for an answer within minutes reaches a person in their quiet hours. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    ALTER TABLE notification_settings ADD COLUMN asked_in_quiet boolean DEFAULT true NOT NULL;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`ALTER TABLE notification_settings DROP COLUMN asked_in_quiet;`)
}

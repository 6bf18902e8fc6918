import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/** Which text messages have left, by a digest of their key: no number and no text is kept. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table sms_sent (
      key text primary key,
      claimed_at timestamptz not null,
      ended_at timestamptz,
      provider_id text,
      reason text
    );
    create index sms_sent_claimed_at_idx on sms_sent (claimed_at);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop table sms_sent;`)
}

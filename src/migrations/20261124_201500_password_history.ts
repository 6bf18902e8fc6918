import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/** Digests of an account's last passwords, so that none of them is taken again. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table password_history (
      id bigint generated always as identity primary key,
      user_id uuid not null references users (id) on delete cascade,
      digest text not null,
      created_at timestamptz not null default now()
    );
    create index password_history_user_idx on password_history (user_id, id);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop table password_history;`)
}

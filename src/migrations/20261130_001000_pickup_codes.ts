import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * What a resident shows at the desk for all that waits for their unit. A hand-over takes the codes of
 * the unit away; the next look at the page makes another.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table package_pickup_codes (
      unit_id uuid not null references units (id) on delete restrict,
      user_id uuid not null references users (id) on delete restrict,
      community_id uuid not null references communities (id) on delete restrict,
      code varchar(6) not null,
      token varchar(16) not null unique,
      made_at timestamptz not null default clock_timestamp(),
      primary key (unit_id, user_id),
      unique (community_id, code),
      check (code ~ '^[0-9]{6}$')
    );
    create index package_pickup_codes_user_idx on package_pickup_codes (user_id);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop table package_pickup_codes`)
}

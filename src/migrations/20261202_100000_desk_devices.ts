import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Devices that work without a network. `recovery` is the device's own key, sealed under one that never
 * leaves the device: nobody can open it here, and the device cannot without it.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table desk_devices (
      id uuid primary key,
      community_id uuid not null references communities (id) on delete restrict,
      user_id uuid not null references users (id) on delete restrict,
      label varchar(60) not null,
      recovery varchar(400) not null,
      enrolled_at timestamptz not null default clock_timestamp(),
      last_seen_at timestamptz not null default clock_timestamp(),
      revoked_at timestamptz,
      revoked_by_id uuid references users (id) on delete restrict,
      check ((revoked_at is null) = (revoked_by_id is null)),
      unique (community_id, id)
    );
    create index desk_devices_community_idx on desk_devices (community_id, enrolled_at);
    create index desk_devices_user_idx on desk_devices (user_id);
    create index desk_devices_revoked_by_idx on desk_devices (revoked_by_id);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop table desk_devices`)
}

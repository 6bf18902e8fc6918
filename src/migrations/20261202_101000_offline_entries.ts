import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * What was done at a desk without a network, as its device sent it: each once, by the id that the device
 * made. `package_conflicts` keeps what did not fit, with both versions, until a human has looked at it.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table package_offline_entries (
      id uuid not null,
      community_id uuid not null references communities (id) on delete restrict,
      kind varchar(10) not null,
      device_id uuid,
      by_id uuid not null references users (id) on delete restrict,
      happened_at timestamptz not null,
      arrived_at timestamptz not null default clock_timestamp(),
      outcome varchar(10) not null,
      handover_id uuid references package_handovers (id) on delete restrict,
      details jsonb not null,
      signature_file_id uuid references stored_files (id) on delete restrict,
      primary key (community_id, id),
      foreign key (community_id, device_id) references desk_devices (community_id, id)
        on delete restrict,
      check (kind in ('intake', 'release')),
      check (outcome in ('done', 'conflict'))
    );
    create index package_offline_entries_by_idx on package_offline_entries (by_id);
    create index package_offline_entries_device_idx
      on package_offline_entries (community_id, device_id);
    create index package_offline_entries_handover_idx on package_offline_entries (handover_id);
    create index package_offline_entries_file_idx on package_offline_entries (signature_file_id);

    create table package_conflicts (
      id uuid primary key,
      community_id uuid not null references communities (id) on delete restrict,
      entry_id uuid not null,
      package_id uuid references packages (id) on delete restrict,
      code varchar(60) not null,
      found_at timestamptz not null default clock_timestamp(),
      their_status varchar(20),
      their_collector varchar(200),
      their_by_id uuid references users (id) on delete restrict,
      their_at timestamptz,
      settled_at timestamptz,
      settled_by_id uuid references users (id) on delete restrict,
      settled_note varchar(500),
      foreign key (community_id, entry_id) references package_offline_entries (community_id, id)
        on delete restrict,
      check ((settled_at is null) = (settled_by_id is null)),
      check ((settled_at is null) = (settled_note is null))
    );
    create index package_conflicts_community_idx on package_conflicts (community_id, found_at);
    create index package_conflicts_entry_idx on package_conflicts (community_id, entry_id);
    create index package_conflicts_package_idx on package_conflicts (package_id);
    create index package_conflicts_their_by_idx on package_conflicts (their_by_id);
    create index package_conflicts_settled_by_idx on package_conflicts (settled_by_id);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop table package_conflicts; drop table package_offline_entries`)
}

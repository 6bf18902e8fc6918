import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Who took what, all at once and under one signature. A parcel is in one hand-over that was not taken
 * back: the index says so, whatever a program does.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table package_handovers (
      id uuid primary key,
      community_id uuid not null references communities (id) on delete restrict,
      unit_id uuid not null references units (id) on delete restrict,
      at timestamptz not null default clock_timestamp(),
      by_id uuid references users (id) on delete restrict,
      collector_kind varchar(10) not null,
      collector_id uuid references users (id) on delete restrict,
      collector_name varchar(120) not null,
      method varchar(10) not null,
      signature varchar(10) not null,
      signature_file_id uuid unique references stored_files (id) on delete restrict,
      photo_file_id uuid unique references stored_files (id) on delete restrict,
      check (collector_kind in ('household', 'proxy', 'other')),
      check ((collector_kind = 'household') = (collector_id is not null)),
      check (signature in ('screen', 'paper')),
      check ((signature = 'screen') = (signature_file_id is not null))
    );
    create index package_handovers_community_idx on package_handovers (community_id, at);
    create index package_handovers_unit_idx on package_handovers (unit_id, at);
    create index package_handovers_by_idx on package_handovers (by_id);
    create index package_handovers_collector_idx on package_handovers (collector_id);

    create table package_handover_items (
      handover_id uuid not null references package_handovers (id) on delete restrict,
      package_id uuid not null references packages (id) on delete restrict,
      community_id uuid not null references communities (id) on delete restrict,
      undone_at timestamptz,
      primary key (handover_id, package_id)
    );
    create unique index package_handover_items_once_idx on package_handover_items (package_id)
      where undone_at is null;
    create index package_handover_items_package_idx on package_handover_items (package_id);
    create index package_handover_items_community_idx on package_handover_items (community_id);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table package_handover_items;
    drop table package_handovers;
  `)
}

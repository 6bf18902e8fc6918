import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/** Parcels that were closed without anybody who signed, and the supervisor who stood for it. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table package_closings (
      id uuid primary key,
      community_id uuid not null references communities (id) on delete restrict,
      package_id uuid not null references packages (id) on delete restrict,
      reason varchar(12) not null,
      note varchar(300) not null,
      by_id uuid references users (id) on delete restrict,
      supervisor_id uuid references users (id) on delete restrict,
      at timestamptz not null default clock_timestamp(),
      undone_at timestamptz,
      check (reason in ('returned', 'moved-out', 'lost', 'unsigned'))
    );
    create unique index package_closings_once_idx on package_closings (package_id)
      where undone_at is null;
    create index package_closings_package_idx on package_closings (package_id);
    create index package_closings_community_idx on package_closings (community_id, at);
    create index package_closings_by_idx on package_closings (by_id);
    create index package_closings_supervisor_idx on package_closings (supervisor_id);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop table package_closings`)
}

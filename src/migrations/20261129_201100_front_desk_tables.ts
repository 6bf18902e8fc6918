import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Whom a name on a label meant; and two names of shelves that differ in capitals alone would be one
 * to whoever types.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table package_labels (
      community_id uuid not null references communities (id) on delete restrict,
      key varchar(200) not null,
      unit_id uuid not null references units (id) on delete restrict,
      recipient_id uuid references memberships (id) on delete restrict,
      label varchar(120) not null,
      times integer not null default 1,
      last_at timestamptz not null default clock_timestamp(),
      primary key (community_id, key, unit_id)
    );
    create index package_labels_unit_idx on package_labels (unit_id);
    create index package_labels_recipient_idx on package_labels (recipient_id);

    create unique index shelves_as_typed_idx on shelves (community_id, lower(name));
    create index packages_on_shelf_idx on packages (community_id, shelf) where status = 'received';
    create index packages_unmatched_idx on packages (community_id, received_at)
      where unit_id is null;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop index packages_unmatched_idx;
    drop index packages_on_shelf_idx;
    drop index shelves_as_typed_idx;
    drop table package_labels;
  `)
}

import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * What residents say of parcels beyond collecting them: that one is not theirs, and that one should have
 * come. A tracking number is kept as carriers store it, so that the desk's list finds it again.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table package_disownings (
      id uuid primary key,
      community_id uuid not null references communities (id) on delete restrict,
      package_id uuid not null references packages (id) on delete restrict,
      unit_id uuid not null references units (id) on delete restrict,
      person_id uuid not null references users (id) on delete restrict,
      note varchar(300) not null default '',
      at timestamptz not null default clock_timestamp()
    );
    create index package_disownings_package_idx on package_disownings (package_id, at desc);
    create index package_disownings_community_idx on package_disownings (community_id);
    create index package_disownings_unit_idx on package_disownings (unit_id);
    create index package_disownings_person_idx on package_disownings (person_id);

    create table package_expectations (
      id uuid primary key,
      community_id uuid not null references communities (id) on delete restrict,
      unit_id uuid not null references units (id) on delete restrict,
      person_id uuid not null references users (id) on delete restrict,
      carrier varchar(20),
      tracking_number varchar(60),
      expected_on date,
      at timestamptz not null default clock_timestamp(),
      check (carrier is not null or tracking_number is not null)
    );
    create unique index package_expectations_own_idx
      on package_expectations (person_id, unit_id, tracking_number) where tracking_number is not null;
    create index package_expectations_number_idx
      on package_expectations (community_id, tracking_number);
    create index package_expectations_unit_idx on package_expectations (unit_id);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table package_expectations;
    drop table package_disownings;
  `)
}

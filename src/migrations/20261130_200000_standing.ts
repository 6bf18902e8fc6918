import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/** What residents tell the desk for all that comes for their unit, and who is told besides them. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table package_standing (
      id uuid primary key,
      community_id uuid not null references communities (id) on delete restrict,
      unit_id uuid not null references units (id) on delete restrict,
      person_id uuid not null references users (id) on delete restrict,
      text varchar(300) not null default '',
      leave_with varchar(120) not null default '',
      valid_from date,
      valid_until date,
      changed_at timestamptz not null default clock_timestamp(),
      unique (unit_id, person_id),
      check (valid_from is null or valid_until is null or valid_from <= valid_until)
    );
    create index package_standing_community_idx on package_standing (community_id);
    create index package_standing_person_idx on package_standing (person_id);

    create table package_standing_tell (
      standing_id uuid not null references package_standing (id) on delete cascade,
      user_id uuid not null references users (id) on delete restrict,
      community_id uuid not null references communities (id) on delete restrict,
      primary key (standing_id, user_id)
    );
    create index package_standing_tell_user_idx on package_standing_tell (user_id);
    create index package_standing_tell_community_idx on package_standing_tell (community_id);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table package_standing_tell;
    drop table package_standing;
  `)
}

import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * What one shift at the desk leaves to the next: words, figures as they were, and two signatures. A
 * unique index holds that one handover of a community is open.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table shift_handovers (
      id uuid primary key,
      community_id uuid not null references communities (id) on delete restrict,
      state varchar(10) not null default 'open',
      note varchar(2000) not null,
      since timestamptz not null,
      at timestamptz not null default clock_timestamp(),
      waiting integer not null,
      arrived integer not null,
      handed_over integer not null,
      open_differences integer not null,
      going_back integer not null,
      unmatched integer not null,
      from_id uuid not null references users (id) on delete restrict,
      from_signature varchar(10) not null,
      from_file_id uuid unique references stored_files (id) on delete restrict,
      to_id uuid references users (id) on delete restrict,
      to_signature varchar(10),
      to_file_id uuid unique references stored_files (id) on delete restrict,
      ended_at timestamptz,
      check (state in ('open', 'accepted', 'withdrawn')),
      check ((state = 'open') = (ended_at is null)),
      check ((state = 'accepted') = (to_id is not null)),
      check ((state = 'accepted') = (to_signature is not null)),
      check (from_signature in ('screen', 'paper')),
      check ((from_signature = 'screen') = (from_file_id is not null)),
      check (to_signature in ('screen', 'paper')),
      check ((to_signature is not null and to_signature = 'screen') = (to_file_id is not null))
    );
    create index shift_handovers_community_idx on shift_handovers (community_id, at);
    create unique index shift_handovers_open_idx on shift_handovers (community_id)
      where state = 'open';
    create index shift_handovers_from_idx on shift_handovers (from_id);
    create index shift_handovers_to_idx on shift_handovers (to_id);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop table shift_handovers`)
}

import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * `visit_events`: what a host asks many people to. `event_guests`: whom, how many come, and what they have
 * answered by their link, of which the hash is kept. A guest is on a list once.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table visit_events (
      id uuid primary key,
      community_id uuid not null references communities (id) on delete restrict,
      title varchar(120) not null,
      place varchar(120) not null,
      host_id uuid not null references users (id) on delete restrict,
      unit_id uuid not null references units (id) on delete restrict,
      made_by_id uuid not null references users (id) on delete restrict,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      capacity integer,
      note varchar(200) not null default '',
      state varchar(10) not null default 'planned',
      made_at timestamptz not null default now(),
      check (ends_at > starts_at),
      check (capacity between 1 and 5000),
      check (state in ('planned', 'cancelled'))
    );
    create index visit_events_community_idx on visit_events (community_id, starts_at);
    create index visit_events_host_idx on visit_events (host_id, starts_at);
    create index visit_events_unit_idx on visit_events (unit_id);
    create index visit_events_made_by_idx on visit_events (made_by_id);

    create table event_guests (
      id uuid primary key,
      event_id uuid not null references visit_events (id) on delete cascade,
      community_id uuid not null references communities (id) on delete restrict,
      name varchar(120) not null,
      phone varchar(20),
      email varchar(254),
      guest_key varchar(420) not null,
      party integer not null,
      answer varchar(4) not null default 'none',
      answered_at timestamptz,
      link_hash varchar(43) unique,
      unique (event_id, guest_key),
      check (party between 1 and 50),
      check (answer in ('none', 'yes', 'no')),
      check ((answer = 'none') = (answered_at is null))
    );
    create index event_guests_community_idx on event_guests (community_id);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table event_guests;
    drop table visit_events;
  `)
}

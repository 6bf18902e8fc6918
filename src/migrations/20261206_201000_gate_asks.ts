import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * `gate_asks`: visitors whom nobody announced, what their household was asked, and who answered; not yet
 * asked while a manager is. `visit_alarms`: who stays too long, how often the gate was told, and what was
 * done about it. The worker learns where an alarm is due again.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table gate_asks (
      visit_id uuid primary key references visits (id) on delete cascade,
      community_id uuid not null references communities (id) on delete restrict,
      unit_id uuid not null references units (id) on delete restrict,
      by_id uuid not null references users (id) on delete restrict,
      at timestamptz not null,
      asked_at timestamptz,
      answer varchar(10),
      answered_as varchar(10),
      answered_at timestamptz,
      answered_by_id uuid references users (id) on delete restrict,
      check (answer in ('let-in', 'refused')),
      check (answered_as in ('host', 'gate')),
      check ((answer is null) = (answered_as is null)),
      check ((answer is null) = (answered_at is null)),
      check ((answer is null) = (answered_by_id is null)),
      check (answer is null or asked_at is not null)
    );
    create index gate_asks_unit_idx on gate_asks (unit_id, at);
    create index gate_asks_community_idx on gate_asks (community_id, at);
    create index gate_asks_by_idx on gate_asks (by_id);
    create index gate_asks_answered_by_idx on gate_asks (answered_by_id);

    create table visit_alarms (
      visit_id uuid primary key references visits (id) on delete cascade,
      community_id uuid not null references communities (id) on delete restrict,
      alarms integer not null default 1,
      first_at timestamptz not null,
      last_at timestamptz not null,
      handled_at timestamptz,
      handled_by_id uuid references users (id) on delete restrict,
      done varchar(20),
      note varchar(300),
      check (done in ('spoken', 'found', 'host', 'other')),
      check ((handled_at is null) = (handled_by_id is null)),
      check ((handled_at is null) = (done is null))
    );
    create index visit_alarms_open_idx on visit_alarms (community_id, last_at)
      where handled_at is null;
    create index visit_alarms_first_idx on visit_alarms (community_id, first_at);
    create index visit_alarms_handled_by_idx on visit_alarms (handled_by_id);
    create index visits_entered_idx on visits (community_id, entered_at);

    create function app_communities_with_alarms(before timestamptz)
    returns table (community_id uuid)
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select distinct a.community_id from visit_alarms a join visits v on v.id = a.visit_id
      where a.handled_at is null and a.last_at <= before and v.state = 'overstayed' order by 1
    $$;
    revoke execute on function app_communities_with_alarms(timestamptz) from public;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop function app_communities_with_alarms(timestamptz);
    drop index visits_entered_idx;
    drop table visit_alarms;
    drop table gate_asks;
  `)
}

import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * What a gate did without a network, each once, by the id that its device made; with a code where it does
 * not fit, until a human has looked at it. A pass says within which instants any of its signed forms may
 * hold: a device without a network has to know those that open nothing. What was shared before is not known.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table visit_passes
      add column good_from timestamptz not null default '-infinity',
      add column good_until timestamptz not null default 'infinity';
    update visit_passes p
      set good_from = i.starts_at - interval '30 minutes',
        good_until = coalesce(i.ends_at, 'infinity')
      from invitations i
      where i.id = p.invitation_id and i.updated_at < i.created_at + interval '1 second';
    create index visit_passes_good_idx on visit_passes (community_id, good_until);

    create table gate_offline_entries (
      id uuid not null,
      community_id uuid not null references communities (id) on delete restrict,
      kind varchar(10) not null,
      device_id uuid,
      by_id uuid not null references users (id) on delete restrict,
      happened_at timestamptz not null,
      arrived_at timestamptz not null default clock_timestamp(),
      visit_id uuid references visits (id) on delete restrict,
      pass_id uuid,
      gate_id uuid references gates (id) on delete restrict,
      method varchar(10) not null,
      name varchar(120) not null,
      unit varchar(120) not null,
      code varchar(60),
      their_state varchar(20),
      their_at timestamptz,
      settled_at timestamptz,
      settled_by_id uuid references users (id) on delete restrict,
      settled_note varchar(500),
      primary key (community_id, id),
      foreign key (community_id, device_id) references desk_devices (community_id, id)
        on delete restrict,
      check (kind in ('enter', 'leave')),
      check ((settled_at is null) = (settled_by_id is null)),
      check ((settled_at is null) = (settled_note is null)),
      check (settled_at is null or code is not null)
    );
    create index gate_offline_entries_open_idx on gate_offline_entries (community_id, arrived_at)
      where code is not null;
    create index gate_offline_entries_by_idx on gate_offline_entries (by_id);
    create index gate_offline_entries_device_idx on gate_offline_entries (community_id, device_id);
    create index gate_offline_entries_visit_idx on gate_offline_entries (visit_id);
    create index gate_offline_entries_gate_idx on gate_offline_entries (gate_id);
    create index gate_offline_entries_settled_by_idx on gate_offline_entries (settled_by_id);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table gate_offline_entries;
    alter table visit_passes drop column good_until, drop column good_from;
  `)
}

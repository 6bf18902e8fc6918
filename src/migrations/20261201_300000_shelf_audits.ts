import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Counts of shelves, what was read during each, and where shelf and log disagree. Unique indexes hold
 * that one count of a shelf is open, that a thing is counted once in it, and that one difference is open
 * about a parcel, or about a code that nobody knows.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table shelf_audits (
      id uuid primary key not null,
      community_id uuid not null,
      shelf varchar default '',
      state varchar default 'open' not null,
      started_by_id uuid,
      started_at timestamp(3) with time zone not null,
      finished_by_id uuid,
      finished_at timestamp(3) with time zone,
      expected numeric,
      counted numeric,
      differences numeric,
      check (state in ('open', 'finished', 'cancelled')),
      check ((state = 'open') = (finished_at is null))
    );
    alter table shelf_audits add constraint shelf_audits_community_id_communities_id_fk
      foreign key (community_id) references communities (id) on delete restrict;
    alter table shelf_audits add constraint shelf_audits_started_by_id_users_id_fk
      foreign key (started_by_id) references users (id) on delete restrict;
    alter table shelf_audits add constraint shelf_audits_finished_by_id_users_id_fk
      foreign key (finished_by_id) references users (id) on delete restrict;
    create index shelf_audits_community_idx on shelf_audits (community_id);
    create index shelf_audits_started_by_idx on shelf_audits (started_by_id);
    create index shelf_audits_finished_by_idx on shelf_audits (finished_by_id);
    create index "community_startedAt_idx" on shelf_audits (community_id, started_at);
    create unique index shelf_audits_open_idx on shelf_audits (community_id, shelf)
      where state = 'open';

    create table shelf_audit_codes (
      audit_id uuid not null references shelf_audits (id) on delete restrict,
      code varchar(200) not null,
      community_id uuid not null references communities (id) on delete restrict,
      package_id uuid references packages (id) on delete restrict,
      by_id uuid references users (id) on delete restrict,
      at timestamptz not null default clock_timestamp(),
      primary key (audit_id, code),
      unique (audit_id, package_id)
    );
    create index shelf_audit_codes_community_idx on shelf_audit_codes (community_id);
    create index shelf_audit_codes_package_idx on shelf_audit_codes (package_id);
    create index shelf_audit_codes_by_idx on shelf_audit_codes (by_id);

    create table shelf_incidents (
      id uuid primary key not null,
      community_id uuid not null,
      audit_id uuid not null,
      kind varchar not null,
      package_id uuid,
      code varchar,
      shelf varchar default '',
      recorded_shelf varchar,
      at timestamp(3) with time zone not null,
      state varchar default 'open' not null,
      settled_as varchar,
      note varchar,
      settled_by_id uuid,
      settled_at timestamp(3) with time zone,
      check (kind in ('missing', 'elsewhere', 'closed', 'unknown')),
      check (kind = 'unknown' or package_id is not null),
      check ((kind = 'unknown') = (code is not null)),
      check (state in ('open', 'settled')),
      check (settled_as in ('found', 'moved', 'lost', 'released', 'noted')),
      check ((state = 'settled') = (settled_as is not null)),
      check ((state = 'settled') = (settled_at is not null))
    );
    alter table shelf_incidents add constraint shelf_incidents_community_id_communities_id_fk
      foreign key (community_id) references communities (id) on delete restrict;
    alter table shelf_incidents add constraint shelf_incidents_audit_id_shelf_audits_id_fk
      foreign key (audit_id) references shelf_audits (id) on delete restrict;
    alter table shelf_incidents add constraint shelf_incidents_package_id_packages_id_fk
      foreign key (package_id) references packages (id) on delete restrict;
    alter table shelf_incidents add constraint shelf_incidents_settled_by_id_users_id_fk
      foreign key (settled_by_id) references users (id) on delete restrict;
    create index shelf_incidents_community_idx on shelf_incidents (community_id);
    create index shelf_incidents_audit_idx on shelf_incidents (audit_id);
    create index shelf_incidents_package_idx on shelf_incidents (package_id);
    create index shelf_incidents_settled_by_idx on shelf_incidents (settled_by_id);
    create index community_state_at_idx on shelf_incidents (community_id, state, at);
    create unique index shelf_incidents_open_parcel_idx on shelf_incidents (package_id)
      where state = 'open' and package_id is not null;
    create unique index shelf_incidents_open_code_idx on shelf_incidents (community_id, code)
      where state = 'open' and package_id is null;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table shelf_incidents;
    drop table shelf_audit_codes;
    drop table shelf_audits;
  `)
}

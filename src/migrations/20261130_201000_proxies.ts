import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Whom a resident sends to the desk in their place. The link is kept as its digest; behind it stands a
 * code like the resident's own, good for one hand-over, beside those of the people who live there.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table package_proxies (
      id uuid primary key,
      community_id uuid not null references communities (id) on delete restrict,
      unit_id uuid not null references units (id) on delete restrict,
      person_id uuid not null references users (id) on delete restrict,
      name varchar(120) not null,
      phone varchar(20),
      photo_file_id uuid unique references stored_files (id) on delete restrict,
      token_hash varchar(43) not null unique,
      is_single boolean not null,
      made_at timestamptz not null default clock_timestamp(),
      expires_at timestamptz not null,
      used_at timestamptz,
      revoked_at timestamptz,
      check (name <> '')
    );
    create index package_proxies_community_idx on package_proxies (community_id);
    create index package_proxies_unit_idx on package_proxies (unit_id, expires_at);
    create index package_proxies_person_idx on package_proxies (person_id);

    create table package_proxy_parcels (
      proxy_id uuid not null references package_proxies (id) on delete restrict,
      package_id uuid not null references packages (id) on delete restrict,
      community_id uuid not null references communities (id) on delete restrict,
      primary key (proxy_id, package_id)
    );
    create index package_proxy_parcels_package_idx on package_proxy_parcels (package_id);
    create index package_proxy_parcels_community_idx on package_proxy_parcels (community_id);

    alter table package_pickup_codes
      drop constraint package_pickup_codes_pkey,
      add column id uuid primary key default gen_random_uuid(),
      add column proxy_id uuid unique references package_proxies (id) on delete restrict;
    create unique index package_pickup_codes_own_idx on package_pickup_codes (unit_id, user_id)
      where proxy_id is null;
    create index package_pickup_codes_unit_idx on package_pickup_codes (unit_id);

    alter table package_handovers
      add column proxy_id uuid references package_proxies (id) on delete restrict;
    create index package_handovers_proxy_idx on package_handovers (proxy_id);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    alter table package_handovers drop column proxy_id;
    delete from package_pickup_codes where proxy_id is not null;
    drop index package_pickup_codes_own_idx, package_pickup_codes_unit_idx;
    alter table package_pickup_codes
      drop column proxy_id,
      drop column id,
      add primary key (unit_id, user_id);
    drop table package_proxy_parcels;
    drop table package_proxies;
  `)
}

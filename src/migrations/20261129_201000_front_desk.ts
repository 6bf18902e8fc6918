import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * What lies at the desk beside parcels, in which state and where: a map of shelves, parcels whose
 * label nobody knows yet, and ids that devices make so that nothing is stored twice.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter type package_carrier add value if not exists 'post' before 'other';
    alter type package_carrier add value if not exists 'hand' before 'other';
    create type package_kind as enum ('parcel', 'letter', 'laundry', 'keys', 'food', 'outgoing');
    create type package_size as enum ('small', 'medium', 'large', 'oversize');
    create type package_condition as enum ('good', 'dented', 'wet', 'opened');

    alter table packages
      alter column unit_id drop not null,
      add column kind package_kind default 'parcel' not null,
      add column size package_size,
      add column condition package_condition default 'good' not null,
      add column condition_note varchar,
      add column is_perishable boolean default false,
      add column client_id varchar;
    create unique index "community_clientId_idx" on packages (community_id, client_id);
    alter table package_events alter column unit_id drop not null;

    create table shelves (
      id uuid primary key not null,
      community_id uuid not null,
      name varchar not null,
      area varchar default '',
      position numeric default 0,
      updated_at timestamp(3) with time zone default now() not null,
      created_at timestamp(3) with time zone default now() not null
    );
    alter table shelves add constraint shelves_community_id_communities_id_fk
      foreign key (community_id) references communities (id) on delete restrict;
    create index shelves_community_idx on shelves (community_id);
    create index shelves_updated_at_idx on shelves (updated_at);
    create index shelves_created_at_idx on shelves (created_at);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table shelves;
    delete from package_events where unit_id is null;
    delete from packages where unit_id is null;
    alter table package_events alter column unit_id set not null;
    alter table packages
      alter column unit_id set not null,
      drop column kind, drop column size, drop column condition, drop column condition_note,
      drop column is_perishable, drop column client_id;
    drop type package_kind;
    drop type package_size;
    drop type package_condition;
  `)
}

import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Screens in lobbies, each with one secret address, of which the hash is kept; when what an announcement
 * tells of happens; and the one address of a person's calendar in a community.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create type lobby_screen_language as enum ('en', 'fr');
    create table lobby_screens (
      id uuid primary key not null,
      community_id uuid not null,
      name varchar not null,
      building varchar,
      language lobby_screen_language default 'en' not null,
      seconds numeric default 20 not null,
      shows_qr boolean default true,
      link_hash varchar,
      last_seen_at timestamp(3) with time zone,
      updated_at timestamp(3) with time zone default now() not null,
      created_at timestamp(3) with time zone default now() not null
    );
    alter table lobby_screens add constraint lobby_screens_community_id_communities_id_fk
      foreign key (community_id) references communities (id) on delete restrict;
    create index lobby_screens_community_idx on lobby_screens (community_id);
    create index lobby_screens_updated_at_idx on lobby_screens (updated_at);
    create index lobby_screens_created_at_idx on lobby_screens (created_at);
    create unique index lobby_screens_link_idx on lobby_screens (link_hash);

    alter table announcements
      add column shows_on_screens boolean default true,
      add column event_starts_at timestamp(3) with time zone,
      add column event_ends_at timestamp(3) with time zone,
      add column event_is_all_day boolean,
      add column event_place varchar,
      add constraint announcements_event_check check (
        event_ends_at is null or (event_starts_at is not null and event_ends_at >= event_starts_at));

    alter table communities add column undo_seconds numeric default 15,
      add constraint communities_undo_check check (undo_seconds between 0 and 300);

    create table calendar_feeds (
      id uuid primary key,
      community_id uuid not null references communities (id) on delete restrict,
      user_id uuid not null references users (id) on delete restrict,
      link_hash varchar(60) not null unique,
      made_at timestamptz not null default clock_timestamp(),
      unique (community_id, user_id)
    );
    create index calendar_feeds_user_idx on calendar_feeds (user_id);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table calendar_feeds;
    alter table communities drop constraint communities_undo_check, drop column undo_seconds;
    alter table announcements
      drop constraint announcements_event_check,
      drop column shows_on_screens,
      drop column event_starts_at,
      drop column event_ends_at,
      drop column event_is_all_day,
      drop column event_place;
    drop table lobby_screens;
    drop type lobby_screen_language;
  `)
}

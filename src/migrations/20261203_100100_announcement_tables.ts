import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * `announcement_reaches` is whom an announcement is for, once: lists, pages, who is told and who is counted
 * all ask it. Without SET, so that it is part of the query that asks.
 * `app_communities_with_announcements_due` tells the worker where the clock has something to do; of the
 * rows it tells nothing. A first look, a like and a confirmation are each one row of a person.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create function announcement_reaches(
      audience jsonb, role text, unit uuid, building text, floor text, unit_type text)
    returns boolean language sql immutable parallel safe as
    $$
      select (coalesce(audience -> 'roles', '[]') = '[]' or audience -> 'roles' ? role)
        and (coalesce(audience -> 'buildings', '[]') = '[]'
          or (unit is not null and audience -> 'buildings' ? coalesce(building, '')))
        and (coalesce(audience -> 'floors', '[]') = '[]'
          or (unit is not null and audience -> 'floors' ? coalesce(floor, '')))
        and (coalesce(audience -> 'unitTypes', '[]') = '[]'
          or (unit is not null and audience -> 'unitTypes' ? coalesce(unit_type, '')))
        and (coalesce(audience -> 'units', '[]') = '[]'
          or (unit is not null and audience -> 'units' ? unit::text))
    $$;

    create index announcements_due_idx on announcements (state, community_id)
      where state in ('scheduled', 'sending', 'published');

    create function app_communities_with_announcements_due(at timestamptz)
    returns table (community_id uuid)
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select distinct a.community_id from announcements a
      where (a.state = 'scheduled' and a.publish_at <= at)
        or (a.state = 'sending' and a.sends_at <= at)
        or (a.state = 'published' and a.expires_at <= at)
    $$;
    revoke execute on function app_communities_with_announcements_due(timestamptz) from public;

    create table announcement_files (
      announcement_id uuid not null references announcements (id) on delete restrict,
      file_id uuid not null references stored_files (id) on delete restrict,
      community_id uuid not null references communities (id) on delete restrict,
      kind varchar(10) not null,
      name varchar(200) not null,
      bytes bigint not null,
      width integer,
      height integer,
      alt varchar(200) not null default '',
      at timestamptz not null default clock_timestamp(),
      primary key (announcement_id, file_id),
      check (kind in ('image', 'file'))
    );
    create unique index announcement_files_file_idx on announcement_files (file_id);
    create index announcement_files_community_idx on announcement_files (community_id);

    create table announcement_addenda (
      id uuid primary key,
      community_id uuid not null references communities (id) on delete restrict,
      announcement_id uuid not null references announcements (id) on delete restrict,
      body varchar(2000) not null,
      by_id uuid not null references users (id) on delete restrict,
      at timestamptz not null default clock_timestamp()
    );
    create index announcement_addenda_announcement_idx on announcement_addenda (announcement_id, at);
    create index announcement_addenda_community_idx on announcement_addenda (community_id);
    create index announcement_addenda_by_idx on announcement_addenda (by_id);

    create table announcement_reads (
      announcement_id uuid not null references announcements (id) on delete restrict,
      user_id uuid not null references users (id) on delete restrict,
      community_id uuid not null references communities (id) on delete restrict,
      at timestamptz not null default clock_timestamp(),
      acknowledged_at timestamptz,
      primary key (announcement_id, user_id)
    );
    create index announcement_reads_user_idx on announcement_reads (user_id);
    create index announcement_reads_community_idx on announcement_reads (community_id);

    create table announcement_likes (
      announcement_id uuid not null references announcements (id) on delete restrict,
      user_id uuid not null references users (id) on delete restrict,
      community_id uuid not null references communities (id) on delete restrict,
      at timestamptz not null default clock_timestamp(),
      primary key (announcement_id, user_id)
    );
    create index announcement_likes_user_idx on announcement_likes (user_id);
    create index announcement_likes_community_idx on announcement_likes (community_id);

    create table announcement_comments (
      id uuid primary key,
      community_id uuid not null references communities (id) on delete restrict,
      announcement_id uuid not null references announcements (id) on delete restrict,
      parent_id uuid references announcement_comments (id) on delete restrict,
      author_id uuid not null references users (id) on delete restrict,
      body varchar(2000) not null,
      at timestamptz not null default clock_timestamp(),
      removed_at timestamptz
    );
    create index announcement_comments_announcement_idx
      on announcement_comments (announcement_id, at);
    create index announcement_comments_parent_idx on announcement_comments (parent_id);
    create index announcement_comments_author_idx on announcement_comments (author_id);
    create index announcement_comments_community_idx on announcement_comments (community_id);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table announcement_comments;
    drop table announcement_likes;
    drop table announcement_reads;
    drop table announcement_addenda;
    drop table announcement_files;
    drop function app_communities_with_announcements_due(timestamptz);
    drop index announcements_due_idx;
    drop function announcement_reaches(jsonb, text, uuid, text, text, text) cascade;
  `)
}

import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Notices: what an event says to one person, and what they want to hear of.
 *
 * `notices` is the bell. While one with a collapse key is unread, the next with that key takes its
 * place and counts on. `notice_ladders` says which way is tried next where nobody reads.
 * `notice_throttles` counts an hour's messages of a person and a channel. Of `telegram_tokens` the
 * digests. `app_notices_due` tells the worker in which communities something waits for this minute;
 * of the rows it tells nothing.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table notices (
      id uuid primary key,
      community_id uuid not null references communities (id) on delete restrict,
      event_id varchar not null,
      recipient_id uuid not null references users (id) on delete cascade,
      kind varchar not null,
      "group" varchar not null,
      urgency varchar not null,
      title varchar(200) not null,
      body varchar(2000) not null,
      path varchar(500) not null,
      collapse_key varchar(200),
      repeats integer not null default 0,
      needs_acknowledgement boolean not null default false,
      created_at timestamptz not null default clock_timestamp(),
      read_at timestamptz,
      acknowledged_at timestamptz,
      unique (event_id, recipient_id)
    );
    create index notices_bell_idx on notices (recipient_id, created_at desc, id desc);
    create index notices_unread_idx on notices (recipient_id, community_id) where read_at is null;
    create unique index notices_collapse_idx on notices (community_id, recipient_id, kind, collapse_key)
      where read_at is null and collapse_key is not null;

    create table notification_preferences (
      user_id uuid not null references users (id) on delete cascade,
      community_id uuid not null references communities (id) on delete restrict,
      "group" varchar(40) not null,
      channel varchar(20) not null,
      is_on boolean not null,
      updated_at timestamptz not null default now(),
      primary key (user_id, community_id, "group", channel)
    );
    create index notification_preferences_community_idx on notification_preferences (community_id);

    create table notification_settings (
      user_id uuid primary key references users (id) on delete cascade,
      quiet_from varchar(5),
      quiet_to varchar(5),
      time_zone varchar(60),
      digest varchar(10),
      digest_hour smallint,
      digest_weekday smallint,
      channel_order jsonb,
      updated_at timestamptz not null default now()
    );

    create table notice_ladders (
      event_id varchar not null,
      recipient_id uuid not null references users (id) on delete cascade,
      community_id uuid not null references communities (id) on delete restrict,
      notice_id uuid not null references notices (id) on delete cascade,
      kind varchar not null,
      step integer not null default 0,
      due_at timestamptz not null,
      ended_at timestamptz,
      outcome varchar(40),
      created_at timestamptz not null default now(),
      primary key (event_id, recipient_id)
    );
    create index notice_ladders_due_idx on notice_ladders (community_id, due_at) where ended_at is null;
    create index notice_ladders_notice_idx on notice_ladders (notice_id);
    create index notice_ladders_recipient_idx on notice_ladders (recipient_id);

    create table notice_throttles (
      user_id uuid not null references users (id) on delete cascade,
      channel varchar(20) not null,
      window_start timestamptz not null,
      count integer not null default 1,
      primary key (user_id, channel)
    );

    create table push_subscriptions (
      id uuid primary key,
      user_id uuid not null references users (id) on delete cascade,
      session_id varchar(60),
      endpoint varchar(2000) not null unique,
      p256dh varchar(200) not null,
      auth varchar(60) not null,
      user_agent varchar(400) not null default '',
      created_at timestamptz not null default now(),
      last_ok_at timestamptz
    );
    create index push_subscriptions_user_idx on push_subscriptions (user_id);

    create table telegram_links (
      user_id uuid primary key references users (id) on delete cascade,
      chat_id varchar(40) not null unique,
      linked_at timestamptz not null default now(),
      last_ok_at timestamptz
    );

    create table telegram_tokens (
      digest varchar(43) primary key,
      user_id uuid not null references users (id) on delete cascade,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      used_at timestamptz
    );
    create index telegram_tokens_user_idx on telegram_tokens (user_id);

    create index deliveries_held_idx on deliveries (community_id, due_at) where state = 'held';

    create function app_notices_due(moment timestamptz)
    returns table (community_id uuid, held boolean, ladders boolean)
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select c.id, h.is_there, l.is_there
      from communities c,
        lateral (select exists (select 1 from deliveries d where d.community_id = c.id
                                and d.state = 'held' and d.due_at <= moment) as is_there) h,
        lateral (select exists (select 1 from notice_ladders n where n.community_id = c.id
                                and n.ended_at is null and n.due_at <= moment) as is_there) l
      where h.is_there or l.is_there
    $$;
    revoke execute on function app_notices_due(timestamptz) from public;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop function app_notices_due(timestamptz);
    drop index deliveries_held_idx;
    drop table telegram_tokens;
    drop table telegram_links;
    drop table push_subscriptions;
    drop table notice_throttles;
    drop table notice_ladders;
    drop table notification_settings;
    drop table notification_preferences;
    drop table notices;
  `)
}

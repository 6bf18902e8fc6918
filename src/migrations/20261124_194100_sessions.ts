import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * What is known of a login beside the row that Payload checks: from where, since when, and when its
 * person last proved who they are. It goes with its login.
 *
 * `known_devices` are browsers on which an account was signed in before; of the token that a browser
 * holds, the digest. `sign_in_unlocks` is when an account's counts of failed tries last began anew.
 *
 * `app_sign_in` is all that a sign-in reads before it looks at a password, in one statement, whoever
 * is asked for: the account, whether this device is known to it, one of its communities.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table session_details (
      session_id varchar primary key references users_sessions (id) on delete cascade,
      user_id uuid not null references users (id) on delete cascade,
      device varchar(43),
      user_agent varchar(400) not null,
      address varchar(45) not null,
      created_at timestamptz not null default now(),
      last_seen_at timestamptz not null default now(),
      proved_at timestamptz not null default now()
    );
    create index session_details_user_idx on session_details (user_id);

    create table known_devices (
      user_id uuid not null references users (id) on delete cascade,
      device varchar(43) not null,
      user_agent varchar(400) not null,
      created_at timestamptz not null default now(),
      last_used_at timestamptz not null default now(),
      primary key (user_id, device)
    );

    create table sign_in_unlocks (
      user_id uuid primary key references users (id) on delete cascade,
      unlocked_at timestamptz not null default now()
    );

    create function app_sign_in(address text, browser text)
    returns table (id uuid, hash text, salt text, is_known boolean, unlocked_at timestamptz,
      community_id uuid)
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select u.id, u.hash, u.salt,
        exists (select 1 from known_devices d where d.user_id = u.id and d.device = browser),
        (select l.unlocked_at from sign_in_unlocks l where l.user_id = u.id),
        (select m.community_id from memberships m
         where m.user_id = u.id and m.status = 'active' order by m.community_id limit 1)
      from users u where u.email = address and app_power() = 'sign-in'
    $$;
    revoke execute on function app_sign_in(text, text) from public;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop function app_sign_in(text, text);
    drop table sign_in_unlocks;
    drop table known_devices;
    drop table session_details;
  `)
}

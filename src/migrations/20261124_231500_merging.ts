import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Two accounts of one person become one. What goes stays as a row without a way in: nobody signs in to
 * it, it holds no power and gets none, and whoever may know the account that was kept may read its
 * name where history names it.
 *
 * `account_merges` says what was merged, by whom and why; the address of the account that went stands
 * there until it has been written to, and for good what its owner knows it by. `distinct_people` are pairs that management has looked at and
 * that are two people; the lesser id comes first, so a pair is there once.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table account_merges (
      id uuid primary key,
      community_id uuid not null references communities (id) on delete restrict,
      kept_id uuid not null references users (id) on delete restrict,
      merged_id uuid not null unique references users (id) on delete restrict,
      merged_by_id uuid not null references users (id) on delete restrict,
      reason varchar(300) not null,
      merged_email varchar,
      merged_hint varchar not null,
      at timestamptz not null default clock_timestamp(),
      check (kept_id <> merged_id)
    );
    create index account_merges_community_idx on account_merges (community_id, at);
    create index account_merges_kept_idx on account_merges (kept_id);
    create index account_merges_by_idx on account_merges (merged_by_id);

    create table distinct_people (
      community_id uuid not null references communities (id) on delete restrict,
      first_id uuid not null references users (id) on delete restrict,
      second_id uuid not null references users (id) on delete restrict,
      said_by_id uuid not null references users (id) on delete restrict,
      said_at timestamptz not null default clock_timestamp(),
      primary key (community_id, first_id, second_id),
      check (first_id < second_id)
    );
    create index distinct_people_first_idx on distinct_people (first_id);
    create index distinct_people_second_idx on distinct_people (second_id);
    create index distinct_people_by_idx on distinct_people (said_by_id);

    create or replace function app_sign_in(address text, browser text)
    returns table (id uuid, hash text, salt text, is_known boolean, unlocked_at timestamptz,
      community_id uuid)
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select u.id, u.hash, u.salt,
        exists (select 1 from known_devices d where d.user_id = u.id and d.device = browser),
        (select l.unlocked_at from sign_in_unlocks l where l.user_id = u.id),
        (select m.community_id from memberships m
         where m.user_id = u.id and m.status = 'active' order by m.community_id limit 1)
      from users u
      where u.email = address and u.merged_into_id is null and app_power() = 'sign-in'
    $$;

    create or replace function app_standing(who uuid)
    returns table (is_operator boolean, id uuid, community_id uuid, unit_id uuid, role text)
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select p.is_proved and exists (select 1 from platform_grants
                                     where user_id = who and expires_at > now()),
        m.id, m.community_id, m.unit_id, m.role::text
      from (select exists (select 1 from users where id = who and email_verified_at is not null
                             and merged_into_id is null) as is_proved,
              app_has_second_step(who) as has_second_step) p
      left join memberships m on p.is_proved and m.user_id = who and m.status = 'active'
        and (m.valid_from is null or m.valid_from <= now())
        and (m.valid_to is null or m.valid_to > now())
        and (p.has_second_step or not app_is_withheld(m.role::text, m.community_id))
    $$;

    create or replace function app_shares_community(who uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select exists (select 1 from memberships
                     where user_id = who and community_id = any (app_communities()))
        or exists (select 1 from users u join memberships m on m.user_id = u.merged_into_id
                   where u.id = who and m.community_id = any (app_communities()))
    $$;

    -- A grant that waited for the merge to end meets an account that is closed.
    create function app_refuse_closed_account() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public as
    $$
    begin
      perform 1 from users where id = new.user_id and merged_into_id is null for key share;
      if not found then
        raise exception 'the account of this membership is closed'
          using errcode = '23503', table = 'memberships', column = 'user_id';
      end if;
      return new;
    end
    $$;
    revoke execute on function app_refuse_closed_account() from public;
    create trigger open_account_insert before insert on memberships
      for each row execute function app_refuse_closed_account();
    create trigger open_account_update before update of user_id on memberships
      for each row when (new.user_id is distinct from old.user_id)
      execute function app_refuse_closed_account();
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop trigger open_account_update on memberships;
    drop trigger open_account_insert on memberships;
    drop function app_refuse_closed_account();

    create or replace function app_shares_community(who uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select exists (select 1 from memberships
                     where user_id = who and community_id = any (app_communities()))
    $$;

    create or replace function app_standing(who uuid)
    returns table (is_operator boolean, id uuid, community_id uuid, unit_id uuid, role text)
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select p.is_proved and exists (select 1 from platform_grants
                                     where user_id = who and expires_at > now()),
        m.id, m.community_id, m.unit_id, m.role::text
      from (select exists (select 1 from users
                           where id = who and email_verified_at is not null) as is_proved,
              app_has_second_step(who) as has_second_step) p
      left join memberships m on p.is_proved and m.user_id = who and m.status = 'active'
        and (m.valid_from is null or m.valid_from <= now())
        and (m.valid_to is null or m.valid_to > now())
        and (p.has_second_step or not app_is_withheld(m.role::text, m.community_id))
    $$;

    create or replace function app_sign_in(address text, browser text)
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

    drop table distinct_people;
    drop table account_merges;
  `)
}

import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * A community may ask its staff for a second step. `app_standing` leaves out what such a community
 * gives to a person who has none: not a page but the database says so. Roles of residents and of
 * those who work for them stay. `app_withheld_staff` tells the person in the scope where that is.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table communities add column security_staff_need_second_factor boolean default false;

    create function app_has_second_step(who uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select exists (select 1 from second_factors
                     where user_id = who and confirmed_at is not null)
        or exists (select 1 from passkeys where user_id = who)
    $$;

    create function app_is_withheld(role text, community uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select role not in ('owner', 'leaseholder', 'household', 'worker', 'vendor')
        and exists (select 1 from communities
                    where id = community and security_staff_need_second_factor)
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

    create function app_withheld_staff() returns table (slug text, name text)
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select distinct c.slug::text, c.name::text
      from memberships m join communities c on c.id = m.community_id
      where m.user_id = app_person() and m.status = 'active'
        and (m.valid_from is null or m.valid_from <= now())
        and (m.valid_to is null or m.valid_to > now())
        and app_is_withheld(m.role::text, m.community_id) and not app_has_second_step(m.user_id)
      order by 2
    $$;

    revoke execute on function app_has_second_step(uuid), app_is_withheld(text, uuid),
      app_withheld_staff() from public;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    create or replace function app_standing(who uuid)
    returns table (is_operator boolean, id uuid, community_id uuid, unit_id uuid, role text)
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select p.is_proved and exists (select 1 from platform_grants
                                     where user_id = who and expires_at > now()),
        m.id, m.community_id, m.unit_id, m.role::text
      from (select exists (select 1 from users
                           where id = who and email_verified_at is not null) as is_proved) p
      left join memberships m on p.is_proved and m.user_id = who and m.status = 'active'
        and (m.valid_from is null or m.valid_from <= now())
        and (m.valid_to is null or m.valid_to > now())
    $$;
    drop function app_withheld_staff();
    drop function app_is_withheld(text, uuid);
    drop function app_has_second_step(uuid);
    alter table communities drop column security_staff_need_second_factor;
  `)
}

import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * What people have proved of their addresses, and the codes with which they do. Whoever has an
 * account so far counts as proved. `app_standing` gives power to proved accounts alone, so that one
 * that is not can do nothing but confirm (A8).
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table users
      add column phone varchar,
      add column email_verified_at timestamp(3) with time zone,
      add column phone_verified_at timestamp(3) with time zone,
      add column merged_into_id uuid;
    alter table users add constraint users_merged_into_id_users_id_fk
      foreign key (merged_into_id) references users (id) on delete set null;
    create index users_phone_idx on users (phone);
    create index users_merged_into_idx on users (merged_into_id);
    update users set email_verified_at = now();

    alter table communities
      add column registration_is_open boolean default false,
      add column registration_auto_approve boolean default false;

    create table verification_codes (
      id uuid primary key,
      purpose text not null,
      target text not null,
      user_id uuid references users (id) on delete cascade,
      locale text not null,
      code_hash text not null,
      token_hash text not null unique,
      tries integer not null default 0 check (tries between 0 and 5),
      expires_at timestamptz not null,
      link_expires_at timestamptz not null,
      used_at timestamptz,
      created_at timestamptz not null default now()
    );
    create index verification_codes_target_idx
      on verification_codes (purpose, target, created_at desc);
    create index verification_codes_user_idx on verification_codes (user_id);
    create index verification_codes_age_idx on verification_codes (created_at);

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
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    create or replace function app_standing(who uuid)
    returns table (is_operator boolean, id uuid, community_id uuid, unit_id uuid, role text)
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select g.is_operator, m.id, m.community_id, m.unit_id, m.role::text
      from (select exists (select 1 from platform_grants
                           where user_id = who and expires_at > now()) as is_operator) g
      left join memberships m on m.user_id = who and m.status = 'active'
        and (m.valid_from is null or m.valid_from <= now())
        and (m.valid_to is null or m.valid_to > now())
    $$;
    drop table verification_codes;
    alter table communities drop column registration_is_open, drop column registration_auto_approve;
    alter table users drop column phone, drop column email_verified_at,
      drop column phone_verified_at, drop column merged_into_id;
  `)
}

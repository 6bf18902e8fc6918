import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Who took over from whoever left, and whether the platform let itself in.
 *
 * `app_left_community` tells a person, who no longer reaches the community, which one it was and
 * since when; `app_overdue_memberships` tells the worker which ended without anybody ending them.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table memberships
      add column successor_id uuid,
      add column via_platform boolean;
    alter table memberships add constraint memberships_successor_id_users_id_fk
      foreign key (successor_id) references users (id) on delete restrict;
    create index memberships_successor_idx on memberships (successor_id);
    create index memberships_overdue_idx on memberships (valid_to)
      where status in ('active', 'suspended', 'invited') and valid_to is not null;

    create function app_left_community(wanted text)
    returns table (id uuid, name text, time_zone text, ended_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select c.id, c.name::text, c.time_zone::text, max(least(m.valid_to, m.updated_at))
      from memberships m join communities c on c.id = m.community_id
      where m.user_id = app_person() and c.slug = wanted
        and (m.status = 'ended' or m.valid_to <= now())
        and not exists (select 1 from memberships o where o.user_id = m.user_id
          and o.community_id = c.id and o.status <> 'ended'
          and (o.valid_to is null or o.valid_to > now()))
      group by c.id
    $$;

    create function app_overdue_memberships(most int)
    returns table (id uuid, community_id uuid)
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select id, community_id from memberships
      where status in ('active', 'suspended', 'invited') and valid_to <= now()
      order by valid_to limit most
    $$;

    revoke execute on function app_left_community(text), app_overdue_memberships(int) from public;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop function app_overdue_memberships(int);
    drop function app_left_community(text);
    drop index memberships_overdue_idx;
    alter table memberships
      drop column successor_id, drop column via_platform;
  `)
}

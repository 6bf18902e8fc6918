import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * What the policies ask: whose rows a connection may touch. The policies and keys themselves are
 * generated from the catalogue after every migration (kernel/tenancy/rowSecurity).
 *
 * `app_standing` answers before there is a scope, so it looks past the policies; it has the rule of
 * `isInForce`. `app_enter` answers the same and gives the connection that person's scope. `app_requeue_delivery` is the one change that an operator makes to a community's row.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create function app_communities() returns uuid[] language sql stable parallel safe as
    $$ select string_to_array(nullif(current_setting('app.communities', true), ''), ',')::uuid[] $$;

    create function app_person() returns uuid language sql stable parallel safe as
    $$ select nullif(current_setting('app.person', true), '')::uuid $$;

    create function app_power() returns text language sql stable parallel safe as
    $$ select coalesce(nullif(current_setting('app.power', true), ''), 'none') $$;

    create function app_standing(who uuid)
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

    create function app_enter(who uuid, is_local boolean)
    returns table (is_operator boolean, id uuid, community_id uuid, unit_id uuid, role text)
    language plpgsql security definer set search_path = pg_catalog, public as
    $$
    begin
      if is_local is not null then
        perform
          set_config('app.communities', coalesce(string_agg(distinct s.community_id::text, ','), ''),
            is_local),
          set_config('app.person', who::text, is_local),
          set_config('app.power', case when bool_or(s.is_operator) then 'operator' else 'none' end,
            is_local)
        from app_standing(who) s;
      end if;
      return query select * from app_standing(who);
    end
    $$;

    create function app_communities_of_operator(who uuid) returns table (community_id uuid)
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select c.id from communities c
      where exists (select 1 from platform_grants where user_id = who and expires_at > now())
    $$;

    create function app_requeue_delivery(delivery uuid) returns void
    language sql security definer set search_path = pg_catalog, public as
    $$
      update deliveries set state = 'queued', reason = null
      where id = delivery and state = 'failed'
        and (community_id = any (app_communities()) or app_power() = 'operator')
    $$;

    revoke execute on function app_standing(uuid), app_enter(uuid, boolean),
      app_communities_of_operator(uuid),
      app_requeue_delivery(uuid) from public;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop function app_requeue_delivery(uuid);
    drop function app_communities_of_operator(uuid);
    drop function app_enter(uuid, boolean);
    drop function app_standing(uuid);
    drop function app_power() cascade;
    drop function app_person() cascade;
    drop function app_communities() cascade;
  `)
}

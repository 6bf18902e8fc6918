import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * What the policies ask: whose rows a connection may touch. The policies and keys themselves are
 * generated from the catalogue after every migration (kernel/tenancy/rowSecurity).
 *
 * `app_standing` answers before there is a scope, so it looks past the policies; it has the rule of
 * `isInForce`. `app_enter` answers the same and gives the connection that person's scope.
 * `app_shares_community` stands apart, because a policy is planned anew with every statement. `app_requeue_delivery` is the one change that an operator makes to a community's row.
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
    declare
      held uuid[] := '{}';
      power text := 'none';
    begin
      for is_operator, id, community_id, unit_id, role in select * from app_standing(who) loop
        if community_id is not null and not community_id = any (held) then
          held := held || community_id;
        end if;
        if is_operator then power := 'operator'; end if;
        return next;
      end loop;
      if is_local is not null then
        perform set_config('app.communities', array_to_string(held, ','), is_local),
          set_config('app.person', who::text, is_local), set_config('app.power', power, is_local);
      end if;
    end
    $$;

    create function app_shares_community(who uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select exists (select 1 from memberships
                     where user_id = who and community_id = any (app_communities()))
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
      app_shares_community(uuid), app_communities_of_operator(uuid),
      app_requeue_delivery(uuid) from public;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop function app_requeue_delivery(uuid);
    drop function app_communities_of_operator(uuid);
    drop function app_shares_community(uuid) cascade;
    drop function app_enter(uuid, boolean);
    drop function app_standing(uuid);
    drop function app_power() cascade;
    drop function app_person() cascade;
    drop function app_communities() cascade;
  `)
}

import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * What every request asks, asked with less. `app_identity_of` tells of a community what `app_enter`
 * has just let somebody into, so that one statement answers both questions. And a page of the inbox is
 * some thirty conversations: where the planner took it for a thousand, it read all accounts to name one.
 *
 * `app_messages` and `app_new_messages` walk along the numbers of a conversation. Without them a plan may
 * take all its messages and sort them for the newest fifty, because most conversations are short.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create function app_identity_of(community uuid)
    returns table (id uuid, slug text, name text, time_zone text, currency text, locales jsonb,
      theme_color text, logo text)
    language sql stable security definer rows 1 set search_path = pg_catalog, public as
    $$
      select c.id, c.slug, c.name, c.time_zone::text, c.currency, to_jsonb(c.locales), c.theme_color,
        m.filename
      from communities c left join media m on m.id = c.logo_id
      where c.id = community and c.id = any (app_communities())
    $$;
    revoke execute on function app_identity_of(uuid) from public;
    create function app_messages(in_conversation uuid, in_community uuid, behind bigint, until bigint,
      most integer)
    returns setof messages language plpgsql stable rows 50
    set enable_sort = off set enable_bitmapscan = off as
    $$
    begin
      if behind is null then
        return query select m.* from messages m
          where m.conversation_id = in_conversation and m.community_id = in_community
            and m.seq < coalesce(until, 9223372036854775807)
          order by m.seq desc limit most;
      else
        return query select m.* from messages m
          where m.conversation_id = in_conversation and m.community_id = in_community
            and m.seq > behind and m.seq < coalesce(until, 9223372036854775807)
          order by m.seq limit most;
      end if;
    end
    $$;

    create function app_new_messages(asked jsonb, in_community uuid, most integer)
    returns setof messages language plpgsql stable rows 100
    set enable_sort = off set enable_bitmapscan = off as
    $$
    begin
      return query select n.* from jsonb_to_recordset(asked) as a (id uuid, after bigint)
        cross join lateral (
          select * from messages m
          where m.conversation_id = a.id and m.community_id = in_community and m.seq > a.after
          order by m.seq limit most) n;
    end
    $$;

    revoke execute on function app_messages(uuid, uuid, bigint, bigint, integer),
      app_new_messages(jsonb, uuid, integer) from public;
    alter function app_inbox(uuid, timestamptz, uuid, integer) rows 30;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    alter function app_inbox(uuid, timestamptz, uuid, integer) rows 1000;
    drop function app_new_messages(jsonb, uuid, integer);
    drop function app_messages(uuid, uuid, bigint, bigint, integer);
    drop function app_identity_of(uuid);
  `)
}

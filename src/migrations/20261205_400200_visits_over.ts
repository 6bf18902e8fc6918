import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * The worker is told in which communities somebody stays too long, has not come, or is expected again,
 * and where digits may be given out anew; of the rows it is told nothing.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create index visits_overstaying_idx on visits (community_id, overstays_at)
      where state = 'inside';
    create index visits_awaited_idx on visits (community_id, closes_at)
      where state in ('expected', 'waiting', 'approved');
    create index invitations_recurring_idx on invitations (community_id)
      where kind = 'recurring' and state = 'active';

    create function app_communities_with_visits_over(at timestamptz)
    returns table (community_id uuid)
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select c.id from communities c
      where exists (select 1 from visits v where v.community_id = c.id
          and v.state = 'inside' and v.overstays_at <= at)
        or exists (select 1 from visits v where v.community_id = c.id
          and v.state in ('expected', 'waiting', 'approved') and v.closes_at <= at)
        or exists (select 1 from visit_passes p join invitations i on i.id = p.invitation_id
          where p.community_id = c.id and p.code is not null
            and i.ends_at <= at - interval '1 day')
      order by c.id
    $$;
    revoke execute on function app_communities_with_visits_over(timestamptz) from public;

    create function app_communities_with_recurring()
    returns table (community_id uuid)
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select distinct i.community_id from invitations i
      where i.kind = 'recurring' and i.state = 'active' order by 1
    $$;
    revoke execute on function app_communities_with_recurring() from public;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop function app_communities_with_recurring();
    drop function app_communities_with_visits_over(timestamptz);
    drop index invitations_recurring_idx, visits_awaited_idx, visits_overstaying_idx;
  `)
}

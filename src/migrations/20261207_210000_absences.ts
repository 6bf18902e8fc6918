import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * `home_absences`: the days on which a home is away, and whether the gate asks it all the same. Those at the
 * gate read none of it: a function tells them that a home lets in nobody unannounced at this moment, of
 * today alone, and holds the row until the gate's question is answered. A question may be answered by a
 * home's rule, without anybody who did.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table home_absences (
      id uuid primary key,
      community_id uuid not null references communities (id) on delete restrict,
      unit_id uuid not null references units (id) on delete restrict,
      first_day date not null,
      last_day date not null,
      answer varchar(10) not null,
      by_id uuid not null references users (id) on delete restrict,
      at timestamptz not null default clock_timestamp(),
      check (first_day <= last_day),
      check (answer in ('refuse', 'ask'))
    );
    create index home_absences_unit_idx on home_absences (community_id, unit_id, last_day);
    create index home_absences_by_idx on home_absences (by_id);

    create function app_home_takes_nobody(of_community uuid, of_unit uuid) returns boolean
    language plpgsql volatile security definer set search_path = pg_catalog, public as
    $$
      begin
        if (of_community = any (app_communities()::uuid[])) is not true then return false; end if;
        if app_person() is not null and not array[of_community || ':manager',
          of_community || ':concierge', of_community || ':guard'] && app_posts()::text[]
        then return false; end if;
        perform 1 from home_absences a join communities c on c.id = a.community_id
          where a.community_id = of_community and a.unit_id = of_unit and a.answer = 'refuse'
            and (clock_timestamp() at time zone c.time_zone)::date between a.first_day and a.last_day
          for share of a;
        return found;
      end
    $$;
    revoke execute on function app_home_takes_nobody(uuid, uuid) from public;

    alter table gate_asks
      drop constraint gate_asks_answered_as_check,
      drop constraint gate_asks_check2,
      add constraint gate_asks_answered_as_check check (answered_as in ('host', 'gate', 'rule')),
      add constraint gate_asks_answered_by_check
        check ((answered_by_id is null) = (answer is null or answered_as = 'rule'));
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    update gate_asks set answer = null, answered_as = null, answered_at = null
      where answered_as = 'rule';
    alter table gate_asks
      drop constraint gate_asks_answered_by_check,
      drop constraint gate_asks_answered_as_check,
      add constraint gate_asks_answered_as_check check (answered_as in ('host', 'gate')),
      add constraint gate_asks_check2 check ((answer is null) = (answered_by_id is null));
    drop function app_home_takes_nobody(uuid, uuid);
    drop table home_absences;
  `)
}

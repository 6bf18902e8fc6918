import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Two published versions of a clause never begin on one day, so one at most is in force on any. What was
 * published stands, whoever writes: languages may be added, and what is yet to begin may be withdrawn, by
 * the calendar of the community. A clause that was published keeps its number and its chapter. Accounts
 * that become one are the same hand.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create unique index rule_versions_day_idx on rule_versions (clause_id, effective_from)
      where state = 'published';

    create function app_keep_rule_version() returns trigger language plpgsql as
    $$
    begin
      if old.state not in ('published', 'withdrawn') then
        return new;
      end if;
      if exists (
        select 1 from jsonb_each_text(to_jsonb(old)) held (key, value)
        where held.key not in ('state', 'updated_at', 'event_id',
            'author_id', 'approved_by_id', 'published_by_id')
          and coalesce(held.value, '') <> ''
          and held.value is distinct from to_jsonb(new) ->> held.key
      ) then
        raise exception 'the words of a published rule stand' using errcode = 'check_violation';
      end if;
      if new.state is distinct from old.state and not (
        old.state = 'published' and new.state = 'withdrawn' and coalesce(old.effective_from > (
          select to_char(now() at time zone c.time_zone, 'YYYY-MM-DD')
          from communities c where c.id = old.community_id), false)
      ) then
        raise exception 'a rule in force stays' using errcode = 'check_violation';
      end if;
      return new;
    end
    $$;
    create trigger rule_versions_stand before update on rule_versions
      for each row execute function app_keep_rule_version();

    create function app_keep_rule_clause() returns trigger language plpgsql as
    $$
    begin
      if (new.number, new.chapter_id, new.book_id)
          is distinct from (old.number, old.chapter_id, old.book_id)
        and exists (select 1 from rule_versions v
          where v.clause_id = old.id and v.state = 'published')
      then
        raise exception 'a published clause keeps its number' using errcode = 'check_violation';
      end if;
      return new;
    end
    $$;
    create trigger rule_clauses_stand before update on rule_clauses
      for each row execute function app_keep_rule_clause();

    create table rule_acknowledgements (
      version_id uuid not null references rule_versions (id) on delete restrict,
      user_id uuid not null references users (id) on delete restrict,
      community_id uuid not null references communities (id) on delete restrict,
      at timestamptz not null default clock_timestamp(),
      primary key (version_id, user_id)
    );
    create index rule_acknowledgements_user_idx on rule_acknowledgements (user_id);
    create index rule_acknowledgements_community_idx on rule_acknowledgements (community_id);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table rule_acknowledgements;
    drop trigger rule_clauses_stand on rule_clauses;
    drop function app_keep_rule_clause();
    drop trigger rule_versions_stand on rule_versions;
    drop function app_keep_rule_version();
    drop index rule_versions_day_idx;
  `)
}

import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Templates of announcements; series that make them again, each day of a series once; lists of people and
 * tags of units. `announcement_is_for` is `announcement_reaches` with the lists. Who is in a list is asked
 * in the name of nobody: those who are, read what is for them, and not the list. Without SET, so that it is
 * part of the query that asks; the lists are looked at where a rule has any.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create type template_translation_lang as enum('en', 'fr');
    create type template_language as enum('en', 'fr');
    create type template_urgency as enum('normal', 'important', 'emergency', 'quiet');
    create type announcement_becomes as enum('review', 'scheduled');
    create table announcement_templates_translations (
      _order integer not null,
      _parent_id uuid not null,
      id varchar primary key not null,
      language template_translation_lang default 'en' not null,
      title varchar not null,
      summary varchar,
      body jsonb not null
    );
    create table announcement_templates (
      id uuid primary key not null,
      community_id uuid not null,
      name varchar not null,
      language template_language default 'en' not null,
      title varchar not null,
      summary varchar,
      body jsonb not null,
      audience jsonb,
      category_id uuid,
      urgency template_urgency default 'normal' not null,
      requires_acknowledgement boolean default false,
      is_pinned boolean default false,
      allows_comments boolean default true,
      shows_on_screens boolean default true,
      updated_at timestamp(3) with time zone default now() not null,
      created_at timestamp(3) with time zone default now() not null
    );
    create table announcement_series (
      id uuid primary key not null,
      community_id uuid not null,
      name varchar not null,
      template_id uuid not null,
      rule varchar default 'FREQ=WEEKLY' not null,
      first_day varchar not null,
      time varchar default '08:00' not null,
      last_day varchar,
      becomes announcement_becomes default 'review' not null,
      lead_days numeric default 3 not null,
      shown_days numeric default 0 not null,
      is_paused boolean default false,
      counts_from timestamp(3) with time zone,
      looks_at timestamp(3) with time zone,
      updated_at timestamp(3) with time zone default now() not null,
      created_at timestamp(3) with time zone default now() not null
    );
    create table audience_lists_people (
      _order integer not null,
      _parent_id uuid not null,
      id varchar primary key not null,
      person_id uuid not null
    );
    create table audience_lists_units (
      _order integer not null,
      _parent_id uuid not null,
      id varchar primary key not null,
      unit_id uuid not null,
      -- So that the key of the unit holds it in the community of the list; Payload writes none here.
      community_id uuid not null references communities (id) on delete restrict
    );
    create function audience_lists_units_place() returns trigger language plpgsql as
    $$
      begin
        select l.community_id into new.community_id from audience_lists l where l.id = new._parent_id;
        return new;
      end
    $$;
    create trigger audience_lists_units_place before insert or update on audience_lists_units
      for each row execute function audience_lists_units_place();
    create table audience_lists (
      id uuid primary key not null,
      community_id uuid not null,
      name varchar not null,
      updated_at timestamp(3) with time zone default now() not null,
      created_at timestamp(3) with time zone default now() not null
    );
    alter table announcements add column series_id uuid;
    alter table announcements add column series_day varchar;
    alter table announcement_templates_translations add constraint announcement_templates_translations_parent_id_fk
      foreign key (_parent_id) references announcement_templates(id) on delete cascade;
    alter table announcement_templates add constraint announcement_templates_community_id_communities_id_fk
      foreign key (community_id) references communities(id) on delete restrict;
    -- Payload's name for it is longer than Postgres takes.
    alter table announcement_templates add constraint announcement_templates_category_fk
      foreign key (category_id) references announcement_categories(id) on delete restrict;
    alter table announcement_series add constraint announcement_series_community_id_communities_id_fk
      foreign key (community_id) references communities(id) on delete restrict;
    alter table announcement_series add constraint announcement_series_template_id_announcement_templates_id_fk
      foreign key (template_id) references announcement_templates(id) on delete restrict;
    alter table audience_lists_people add constraint audience_lists_people_person_id_users_id_fk
      foreign key (person_id) references users(id) on delete restrict;
    alter table audience_lists_people add constraint audience_lists_people_parent_id_fk
      foreign key (_parent_id) references audience_lists(id) on delete cascade;
    alter table audience_lists_units add constraint audience_lists_units_unit_id_units_id_fk
      foreign key (unit_id) references units(id) on delete restrict;
    alter table audience_lists_units add constraint audience_lists_units_parent_id_fk
      foreign key (_parent_id) references audience_lists(id) on delete cascade;
    alter table audience_lists add constraint audience_lists_community_id_communities_id_fk
      foreign key (community_id) references communities(id) on delete restrict;
    create index announcement_templates_translations_order_idx
      on announcement_templates_translations (_order);
    create index announcement_templates_translations_parent_id_idx
      on announcement_templates_translations (_parent_id);
    create index announcement_templates_community_idx on announcement_templates (community_id);
    create index announcement_templates_category_idx on announcement_templates (category_id);
    create index announcement_templates_updated_at_idx on announcement_templates (updated_at);
    create index announcement_templates_created_at_idx on announcement_templates (created_at);
    create unique index "community_name_2_idx" on announcement_templates (community_id,name);
    create index announcement_series_community_idx on announcement_series (community_id);
    create index announcement_series_template_idx on announcement_series (template_id);
    create index announcement_series_updated_at_idx on announcement_series (updated_at);
    create index announcement_series_created_at_idx on announcement_series (created_at);
    create index audience_lists_people_order_idx on audience_lists_people (_order);
    create index audience_lists_people_parent_id_idx on audience_lists_people (_parent_id);
    create index audience_lists_people_person_idx on audience_lists_people (person_id);
    create index audience_lists_units_order_idx on audience_lists_units (_order);
    create index audience_lists_units_parent_id_idx on audience_lists_units (_parent_id);
    create index audience_lists_units_unit_idx on audience_lists_units (unit_id);
    create index audience_lists_units_community_idx on audience_lists_units (community_id);
    create index audience_lists_community_idx on audience_lists (community_id);
    create index audience_lists_updated_at_idx on audience_lists (updated_at);
    create index audience_lists_created_at_idx on audience_lists (created_at);
    create unique index "community_name_3_idx" on audience_lists (community_id,name);
    alter table announcements add constraint announcements_series_id_announcement_series_id_fk
      foreign key (series_id) references announcement_series(id) on delete restrict;
    create index announcements_series_idx on announcements (series_id);
    create unique index "series_seriesDay_idx" on announcements (series_id,series_day);

    alter table announcements add constraint announcements_series_check
      check (series_day is null or series_id is not null);

    -- Where the worker finds what is due without reckoning with every rule.
    create index announcement_series_due_idx on announcement_series (looks_at)
      where looks_at is not null;
    create function app_communities_with_series_due(at timestamptz)
    returns table (community_id uuid)
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select distinct s.community_id from announcement_series s
      where s.looks_at <= at and not coalesce(s.is_paused, false)
    $$;
    revoke execute on function app_communities_with_series_due(timestamptz) from public;

    create table announcement_skips (
      series_id uuid not null references announcement_series (id) on delete cascade,
      day date not null,
      community_id uuid not null references communities (id) on delete restrict,
      at timestamptz not null default clock_timestamp(),
      primary key (series_id, day)
    );
    create index announcement_skips_community_idx on announcement_skips (community_id);

    create function announcement_lists_hold(lists jsonb, community uuid, person uuid, unit uuid)
    returns boolean language sql stable parallel safe security definer
    set search_path = pg_catalog, public as
    $$
      select exists (
        select 1 from audience_lists l
        where l.community_id = community and lists ? l.id::text and (
          exists (select 1 from audience_lists_people p
            where p._parent_id = l.id and p.person_id = person)
          or exists (select 1 from audience_lists_units h
            where h._parent_id = l.id and h.unit_id = unit)))
    $$;
    revoke execute on function announcement_lists_hold(jsonb, uuid, uuid, uuid) from public;

    create function announcement_is_for(audience jsonb, community uuid, person uuid, role text,
      unit uuid, building text, floor text, unit_type text)
    returns boolean language sql stable parallel safe as
    $$
      select announcement_reaches(audience, role, unit, building, floor, unit_type)
        and (coalesce(audience -> 'lists', '[]') = '[]'
          or announcement_lists_hold(audience -> 'lists', community, person, unit))
    $$;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop function announcement_is_for(jsonb, uuid, uuid, text, uuid, text, text, text) cascade;
    drop function announcement_lists_hold(jsonb, uuid, uuid, uuid);
    drop table announcement_skips;
    drop function app_communities_with_series_due(timestamptz);
    alter table announcements
      drop constraint announcements_series_check,
      drop column series_id,
      drop column series_day;
    drop table announcement_series;
    drop table announcement_templates_translations;
    drop table announcement_templates;
    drop table audience_lists_people;
    drop table audience_lists_units;
    drop function audience_lists_units_place();
    drop table audience_lists;
    drop type template_translation_lang;
    drop type template_language;
    drop type template_urgency;
    drop type announcement_becomes;
  `)
}

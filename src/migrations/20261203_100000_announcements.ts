import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Announcements and what they are about. What was sent says when and by whom, and one that is about to be
 * sent says until when it can be taken back.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create type announcement_translation_lang as enum ('en', 'fr');
    create type announcement_language as enum ('en', 'fr');
    create type announcement_urgency as enum ('normal', 'important', 'emergency', 'quiet');
    create type announcement_state as enum
      ('draft', 'review', 'scheduled', 'sending', 'published', 'expired', 'withdrawn');

    create table announcement_categories (
      id uuid primary key not null,
      community_id uuid not null,
      name varchar not null,
      position numeric default 0,
      updated_at timestamp(3) with time zone default now() not null,
      created_at timestamp(3) with time zone default now() not null
    );
    alter table announcement_categories
      add constraint announcement_categories_community_id_communities_id_fk
      foreign key (community_id) references communities (id) on delete restrict;
    create index announcement_categories_community_idx on announcement_categories (community_id);
    create index announcement_categories_updated_at_idx on announcement_categories (updated_at);
    create index announcement_categories_created_at_idx on announcement_categories (created_at);
    create unique index community_name_1_idx on announcement_categories (community_id, name);

    create table announcements (
      id uuid primary key not null,
      community_id uuid not null,
      language announcement_language default 'en' not null,
      title varchar not null,
      summary varchar,
      body jsonb not null,
      audience jsonb,
      category_id uuid,
      urgency announcement_urgency default 'normal' not null,
      requires_acknowledgement boolean default false,
      is_pinned boolean default false,
      allows_comments boolean default true,
      state announcement_state default 'draft',
      publish_at timestamp(3) with time zone,
      sends_at timestamp(3) with time zone,
      published_at timestamp(3) with time zone,
      expires_at timestamp(3) with time zone,
      published_by_id uuid,
      event_id varchar,
      updated_at timestamp(3) with time zone default now() not null,
      created_at timestamp(3) with time zone default now() not null,
      check (state is not null),
      check (state <> 'scheduled' or publish_at is not null),
      check (state <> 'sending' or sends_at is not null),
      check (state not in ('published', 'expired', 'withdrawn') or published_at is not null)
    );
    alter table announcements add constraint announcements_community_id_communities_id_fk
      foreign key (community_id) references communities (id) on delete restrict;
    alter table announcements add constraint announcements_category_id_announcement_categories_id_fk
      foreign key (category_id) references announcement_categories (id) on delete restrict;
    alter table announcements add constraint announcements_published_by_id_users_id_fk
      foreign key (published_by_id) references users (id) on delete restrict;
    create index announcements_community_idx on announcements (community_id);
    create index announcements_category_idx on announcements (category_id);
    create index announcements_published_by_idx on announcements (published_by_id);
    create index announcements_updated_at_idx on announcements (updated_at);
    create index announcements_created_at_idx on announcements (created_at);
    create index "community_state_publishedAt_idx"
      on announcements (community_id, state, published_at);

    create table announcements_translations (
      _order integer not null,
      _parent_id uuid not null,
      id varchar primary key not null,
      language announcement_translation_lang default 'en' not null,
      title varchar not null,
      summary varchar,
      body jsonb not null
    );
    alter table announcements_translations add constraint announcements_translations_parent_id_fk
      foreign key (_parent_id) references announcements (id) on delete cascade;
    create index announcements_translations_order_idx on announcements_translations (_order);
    create index announcements_translations_parent_id_idx on announcements_translations (_parent_id);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table announcements_translations;
    drop table announcements;
    drop table announcement_categories;
    drop type announcement_translation_lang;
    drop type announcement_language;
    drop type announcement_urgency;
    drop type announcement_state;
  `)
}

import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * What the building knows. `app_roles_held` is what the person of the scope is, by community, once in a
 * statement; whom an article is for is asked as for documents. Of each person there is one answer whether an
 * article helped.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create type article_translation_lang as enum ('en', 'fr');
    create type article_language as enum ('en', 'fr');
    create type article_state as enum ('draft', 'published', 'withdrawn');

    create table articles (
      id uuid primary key not null,
      community_id uuid not null,
      language article_language default 'en' not null,
      title varchar not null,
      body jsonb not null,
      floor varchar,
      contact varchar,
      readers jsonb,
      state article_state default 'draft' not null,
      category_id uuid,
      topic_id uuid,
      published_at timestamp(3) with time zone,
      updated_at timestamp(3) with time zone default now() not null,
      created_at timestamp(3) with time zone default now() not null,
      check (state <> 'published' or published_at is not null),
      check (readers is null or jsonb_typeof(readers) = 'array')
    );
    alter table articles add constraint articles_community_id_communities_id_fk
      foreign key (community_id) references communities (id) on delete restrict;
    alter table articles add constraint articles_category_id_document_categories_id_fk
      foreign key (category_id) references document_categories (id) on delete restrict;
    alter table articles add constraint articles_topic_id_message_topics_id_fk
      foreign key (topic_id) references message_topics (id) on delete restrict;
    create index articles_community_idx on articles (community_id);
    create index articles_category_idx on articles (category_id);
    create index articles_topic_idx on articles (topic_id);
    create index articles_updated_at_idx on articles (updated_at);
    create index articles_created_at_idx on articles (created_at);

    create table articles_translations (
      _order integer not null,
      _parent_id uuid not null,
      id varchar primary key not null,
      language article_translation_lang default 'en' not null,
      title varchar not null,
      body jsonb not null
    );
    alter table articles_translations add constraint articles_translations_parent_id_fk
      foreign key (_parent_id) references articles (id) on delete cascade;
    create index articles_translations_order_idx on articles_translations (_order);
    create index articles_translations_parent_id_idx on articles_translations (_parent_id);

    create table article_answers (
      article_id uuid not null references articles (id) on delete restrict,
      user_id uuid not null references users (id) on delete restrict,
      community_id uuid not null references communities (id) on delete restrict,
      is_helpful boolean not null,
      at timestamptz not null default clock_timestamp(),
      primary key (article_id, user_id)
    );
    create index article_answers_user_idx on article_answers (user_id);
    create index article_answers_community_idx on article_answers (community_id);

    create function app_roles_held() returns jsonb
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select coalesce(jsonb_object_agg(x.community_id, x.roles), '{}') from (
        select s.community_id, jsonb_agg(distinct s.role) as roles from app_standing(app_person()) s
        where s.community_id is not null group by s.community_id
      ) x
    $$;
    revoke execute on function app_roles_held() from public;

    create function article_texts(body jsonb) returns text
    language sql immutable parallel safe as
    $$
      select string_agg(distinct part #>> '{}', ' ') from jsonb_path_query(body, '$.**.text') part
    $$;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table article_answers;
    drop table articles_translations;
    drop table articles;
    drop function article_texts(jsonb);
    drop function app_roles_held() cascade;
    drop type article_translation_lang;
    drop type article_language;
    drop type article_state;
  `)
}

import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Rule books, their chapters and numbered clauses, and what each clause says from a day on. Nothing is
 * published that nobody approved, or that has no day.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create type rule_book_language as enum ('en', 'fr');
    create type rule_version_language as enum ('en', 'fr');
    create type rule_version_state as enum
      ('draft', 'review', 'approved', 'published', 'withdrawn');

    create table rule_books (
      id uuid primary key not null,
      community_id uuid not null,
      titles_en varchar,
      titles_fr varchar,
      language rule_book_language default 'en' not null,
      position numeric default 0,
      name varchar,
      updated_at timestamp(3) with time zone default now() not null,
      created_at timestamp(3) with time zone default now() not null
    );
    alter table rule_books add constraint rule_books_community_id_communities_id_fk
      foreign key (community_id) references communities (id) on delete restrict;
    create index rule_books_community_idx on rule_books (community_id);
    create index rule_books_updated_at_idx on rule_books (updated_at);
    create index rule_books_created_at_idx on rule_books (created_at);

    create table rule_chapters (
      id uuid primary key not null,
      community_id uuid not null,
      book_id uuid not null,
      number varchar not null,
      titles_en varchar,
      titles_fr varchar,
      name varchar,
      updated_at timestamp(3) with time zone default now() not null,
      created_at timestamp(3) with time zone default now() not null
    );
    alter table rule_chapters add constraint rule_chapters_community_id_communities_id_fk
      foreign key (community_id) references communities (id) on delete restrict;
    alter table rule_chapters add constraint rule_chapters_book_id_rule_books_id_fk
      foreign key (book_id) references rule_books (id) on delete restrict;
    create index rule_chapters_community_idx on rule_chapters (community_id);
    create index rule_chapters_book_idx on rule_chapters (book_id);
    create index rule_chapters_updated_at_idx on rule_chapters (updated_at);
    create index rule_chapters_created_at_idx on rule_chapters (created_at);
    create unique index book_number_idx on rule_chapters (book_id, number);

    create table rule_clauses (
      id uuid primary key not null,
      community_id uuid not null,
      chapter_id uuid not null,
      number varchar not null,
      book_id uuid,
      updated_at timestamp(3) with time zone default now() not null,
      created_at timestamp(3) with time zone default now() not null,
      check (book_id is not null)
    );
    alter table rule_clauses add constraint rule_clauses_community_id_communities_id_fk
      foreign key (community_id) references communities (id) on delete restrict;
    alter table rule_clauses add constraint rule_clauses_chapter_id_rule_chapters_id_fk
      foreign key (chapter_id) references rule_chapters (id) on delete restrict;
    alter table rule_clauses add constraint rule_clauses_book_id_rule_books_id_fk
      foreign key (book_id) references rule_books (id) on delete restrict;
    create index rule_clauses_community_idx on rule_clauses (community_id);
    create index rule_clauses_chapter_idx on rule_clauses (chapter_id);
    create index rule_clauses_book_idx on rule_clauses (book_id);
    create index rule_clauses_updated_at_idx on rule_clauses (updated_at);
    create index rule_clauses_created_at_idx on rule_clauses (created_at);
    create unique index book_number_1_idx on rule_clauses (book_id, number);

    create table rule_versions (
      id uuid primary key not null,
      community_id uuid not null,
      clause_id uuid not null,
      words_en_title varchar,
      words_en_text varchar,
      words_fr_title varchar,
      words_fr_text varchar,
      language rule_version_language default 'en' not null,
      requires_acknowledgement boolean default false,
      repeals boolean default false,
      state rule_version_state default 'draft',
      effective_from varchar,
      author_id uuid,
      approved_by_id uuid,
      approved_at timestamp(3) with time zone,
      published_by_id uuid,
      published_at timestamp(3) with time zone,
      event_id varchar,
      name varchar,
      updated_at timestamp(3) with time zone default now() not null,
      created_at timestamp(3) with time zone default now() not null,
      check (state is not null),
      check (effective_from is null or effective_from ~ '^\\d{4}-\\d{2}-\\d{2}$'),
      check (state not in ('approved', 'published') or approved_by_id is not null),
      check (state <> 'published' or (effective_from is not null and published_at is not null))
    );
    alter table rule_versions add constraint rule_versions_community_id_communities_id_fk
      foreign key (community_id) references communities (id) on delete restrict;
    alter table rule_versions add constraint rule_versions_clause_id_rule_clauses_id_fk
      foreign key (clause_id) references rule_clauses (id) on delete restrict;
    alter table rule_versions add constraint rule_versions_author_id_users_id_fk
      foreign key (author_id) references users (id) on delete restrict;
    alter table rule_versions add constraint rule_versions_approved_by_id_users_id_fk
      foreign key (approved_by_id) references users (id) on delete restrict;
    alter table rule_versions add constraint rule_versions_published_by_id_users_id_fk
      foreign key (published_by_id) references users (id) on delete restrict;
    create index rule_versions_community_idx on rule_versions (community_id);
    create index rule_versions_clause_idx on rule_versions (clause_id);
    create index rule_versions_author_idx on rule_versions (author_id);
    create index rule_versions_approved_by_idx on rule_versions (approved_by_id);
    create index rule_versions_published_by_idx on rule_versions (published_by_id);
    create index rule_versions_updated_at_idx on rule_versions (updated_at);
    create index rule_versions_created_at_idx on rule_versions (created_at);
    create index community_state_idx on rule_versions (community_id, state);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table rule_versions;
    drop table rule_clauses;
    drop table rule_chapters;
    drop table rule_books;
    drop type rule_version_state;
    drop type rule_version_language;
    drop type rule_book_language;
  `)
}

import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Who reads what is one rule: a role meets a list where the list is empty or has it; whoever holds a role that
 * meets every list on the way to a folder reads the folder, and a document in it where such a role meets the
 * document's own list too. `app_folder_roles` is that for the person of the scope, once in a statement;
 * `app_folder_opens` for a role, to know who is told. They pass by the policies, which ask them.
 *
 * An index on words tells nothing that a policy has not let through: `app_search_documents` looks first, and
 * lets through by the same rule. At most a thousand titles are looked at for one question, and where those are not
 * enough a thousand pages.
 *
 * One version of a document is what readers have, and one at most is open.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create function document_meets(list jsonb, role text) returns boolean
    language sql immutable parallel safe as
    $$
      select coalesce(list, '[]') = '[]' or list ? role
    $$;

    create function document_open(list jsonb, roles jsonb) returns boolean
    language sql immutable parallel safe as
    $$
      select case
        when roles is null then false
        when coalesce(list, '[]') = '[]' then true
        else exists (select 1 from jsonb_array_elements_text(roles) r where list ? r)
      end
    $$;

    create function app_folder_roles() returns jsonb
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      with recursive held as materialized (
        select distinct s.community_id, s.role from app_standing(app_person()) s
        where s.community_id is not null
      ), reached as (
        select f.id, h.role from document_folders f join held h on h.community_id = f.community_id
        where f.parent_id is null and document_meets(f.readers, h.role)
        union
        select f.id, o.role from document_folders f join reached o on f.parent_id = o.id
        where document_meets(f.readers, o.role)
      )
      select coalesce(jsonb_object_agg(x.id, x.roles), '{}')
      from (select id, jsonb_agg(role) as roles from reached group by id) x
    $$;

    create function app_folder_opens(folder uuid, role text) returns boolean
    language sql stable as
    $$
      with recursive above as (
        select f.id, f.parent_id, f.readers from document_folders f where f.id = folder
        union
        select f.id, f.parent_id, f.readers from document_folders f join above a on f.id = a.parent_id
      )
      select coalesce(bool_and(document_meets(readers, role)) and bool_or(parent_id is null), false)
      from above
    $$;

    create function document_words(title text, description text, tags text) returns tsvector
    language sql immutable parallel safe as
    $$
      select to_tsvector('simple', public.app_plain(title || ' ' || coalesce(description, '') || ' ' || coalesce(tags, '')))
    $$;
    create index documents_words_idx on documents using gin (document_words(title, description, tags));

    create table document_versions (
      id uuid primary key,
      community_id uuid not null references communities (id) on delete restrict,
      document_id uuid not null references documents (id) on delete restrict,
      number integer not null,
      state varchar(10) not null default 'draft',
      state_at timestamptz not null default clock_timestamp(),
      file_id uuid not null references stored_files (id) on delete restrict,
      name varchar(200) not null,
      mime_type varchar(120) not null,
      bytes bigint not null,
      width integer,
      height integer,
      note varchar(300) not null default '',
      author_id uuid not null references users (id) on delete restrict,
      at timestamptz not null default clock_timestamp(),
      text_state varchar(10) not null default 'pending',
      pages integer not null default 0,
      event_id varchar(40),
      check (number > 0),
      check (state in ('draft', 'review', 'current', 'former', 'discarded')),
      check (text_state in
        ('pending', 'read', 'none', 'encrypted', 'broken', 'too-large', 'not-read'))
    );
    create unique index document_versions_number_idx on document_versions (document_id, number);
    create unique index document_versions_current_idx on document_versions (document_id)
      where state = 'current';
    create unique index document_versions_open_idx on document_versions (document_id)
      where state in ('draft', 'review');
    create unique index document_versions_file_idx on document_versions (file_id);
    create index document_versions_community_idx on document_versions (community_id);
    create index document_versions_author_idx on document_versions (author_id);

    create table document_pages (
      version_id uuid not null references document_versions (id) on delete restrict,
      page integer not null,
      document_id uuid not null references documents (id) on delete restrict,
      community_id uuid not null references communities (id) on delete restrict,
      body text not null,
      words tsvector generated always as (to_tsvector('simple', app_plain(body))) stored,
      primary key (version_id, page),
      check (page > 0)
    );
    create index document_pages_words_idx on document_pages using gin (words);
    create index document_pages_document_idx on document_pages (document_id);
    create index document_pages_community_idx on document_pages (community_id);

    create table document_downloads (
      id uuid primary key,
      community_id uuid not null references communities (id) on delete restrict,
      document_id uuid not null references documents (id) on delete restrict,
      version_id uuid not null references document_versions (id) on delete restrict,
      user_id uuid not null references users (id) on delete restrict,
      at timestamptz not null default clock_timestamp()
    );
    create index document_downloads_document_idx on document_downloads (document_id, at desc, id desc);
    create index document_downloads_version_idx on document_downloads (version_id);
    create index document_downloads_user_idx on document_downloads (user_id);
    create index document_downloads_community_idx on document_downloads (community_id);

    create table document_follows (
      document_id uuid not null references documents (id) on delete restrict,
      user_id uuid not null references users (id) on delete restrict,
      community_id uuid not null references communities (id) on delete restrict,
      at timestamptz not null default clock_timestamp(),
      primary key (document_id, user_id)
    );
    create index document_follows_user_idx on document_follows (user_id);
    create index document_follows_community_idx on document_follows (community_id);

    create table document_confirmations (
      version_id uuid not null references document_versions (id) on delete restrict,
      user_id uuid not null references users (id) on delete restrict,
      document_id uuid not null references documents (id) on delete restrict,
      community_id uuid not null references communities (id) on delete restrict,
      at timestamptz not null default clock_timestamp(),
      primary key (version_id, user_id)
    );
    create index document_confirmations_user_idx on document_confirmations (user_id);
    create index document_confirmations_document_idx on document_confirmations (document_id);
    create index document_confirmations_community_idx on document_confirmations (community_id);

    create table document_reminders (
      document_id uuid not null references documents (id) on delete restrict,
      kind varchar(10) not null,
      stage varchar(10) not null,
      due_on date not null,
      community_id uuid not null references communities (id) on delete restrict,
      at timestamptz not null default clock_timestamp(),
      primary key (document_id, kind, stage, due_on),
      check (kind in ('review', 'expiry')),
      check (stage in ('ahead', 'due'))
    );
    create index document_reminders_community_idx on document_reminders (community_id);

    create function app_search_documents(in_community uuid, asked text, most integer)
    returns table (document_id uuid, page integer)
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      with scope as materialized (
        select app_folder_roles() as by_folder,
          app_person() is null or in_community || ':manager' = any (app_posts())
            or in_community || ':editor' = any (app_posts()) as is_all,
          to_tsquery('simple', app_plain(asked)) as words
        where in_community = any (app_communities())
      ), titles as materialized (
        select d.id, 0 as page, d.published_at from documents d, scope s
        where document_words(d.title, d.description, d.tags) @@ s.words
          and d.community_id = in_community and d.state = 'published'
          and (s.is_all or document_open(d.readers, s.by_folder -> d.folder_id::text))
        limit 1000
      ), texts as (
        select d.id, p.page, d.published_at
        from document_pages p cross join scope s
        join document_versions v on v.id = p.version_id and v.state = 'current'
        join documents d on d.id = v.document_id
        where (select count(*) from titles) < most
          and p.words @@ s.words and p.community_id = in_community and d.state = 'published'
          and (s.is_all or document_open(d.readers, s.by_folder -> d.folder_id::text))
        limit 1000
      ), found as (
        select distinct on (id) id, page, published_at
        from (select * from titles union all select * from texts) x order by id, page
      )
      select id, page from found order by page > 0, published_at desc, id limit most
    $$;

    create function app_communities_with_documents_due(until_day date)
    returns table (community_id uuid)
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select distinct d.community_id from documents d
      where d.state = 'published'
        and least(d.review_on, d.expires_on) < (until_day + 1)::timestamp at time zone 'UTC'
    $$;
    create index documents_due_idx on documents ((least(review_on, expires_on)))
      where state = 'published' and least(review_on, expires_on) is not null;

    revoke execute on function app_folder_roles(), app_search_documents(uuid, text, integer),
      app_communities_with_documents_due(date) from public;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop function app_communities_with_documents_due(date);
    drop function app_search_documents(uuid, text, integer);
    drop table document_reminders;
    drop table document_confirmations;
    drop table document_follows;
    drop table document_downloads;
    drop table document_pages;
    drop table document_versions;
    drop index documents_words_idx;
    drop function document_words(text, text, text);
    drop function app_folder_opens(uuid, text);
    drop function app_folder_roles() cascade;
    drop function document_open(jsonb, jsonb) cascade;
    drop function document_meets(jsonb, text);
  `)
}

import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/** Both searches as they were before. */
const BEFORE = `
  create or replace function app_search_messages(in_community uuid, in_conversation uuid, asked text,
    before_at timestamptz, most integer)
  returns table (conversation_id uuid, seq bigint)
  language sql stable security definer set search_path = pg_catalog, public as
  $$
    select m.conversation_id, m.seq from messages m
    where m.words @@ to_tsquery('simple', app_plain(asked)) and m.community_id = in_community
      and in_community = any (app_communities()) and m.deleted_at is null and m.kind = 'text'
      and (in_conversation is null or m.conversation_id = in_conversation) and m.at < before_at
      and app_sees(m.conversation_id, m.seq, (select app_posts()))
    order by m.at desc, m.conversation_id, m.seq desc limit most
  $$;
  create or replace function app_search_documents(in_community uuid, asked text, most integer)
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
  $$;`

/**
 * The index of words has each word with the community that says it: it had one list of a word for all
 * communities, and read all of it for each of them. What many say is found among the newest before that.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(
    sql.raw(`
    create function app_community_words(community uuid, words tsvector) returns tsvector
      language sql immutable strict parallel safe as $$
        select array_to_tsvector(array(
          select right(community::text, 8) || word from unnest(tsvector_to_array(words)) word))
      $$;
    -- What must be in the index for the question; in which order the words stand is not.
    create function app_community_query(community uuid, asked tsquery) returns tsquery
      language sql immutable strict parallel safe as $$
        select regexp_replace(regexp_replace(asked::text, '<[-0-9]+>', '&', 'g'),
          '''([^'']*)''', '''' || right(community::text, 8) || '\\1''', 'g')::tsquery
      $$;

    drop index messages_words_idx;
    create index messages_words_idx on messages
      using gin (app_community_words(community_id, words)) where kind = 'text';
    create index messages_newest_idx on messages (community_id, at desc) where kind = 'text';

    create or replace function app_search_messages(in_community uuid, in_conversation uuid,
      asked text, before_at timestamptz, most integer)
    returns table (conversation_id uuid, seq bigint)
    language plpgsql stable security definer
    set search_path = pg_catalog, public set plan_cache_mode = force_custom_plan as
    $$
    #variable_conflict use_column
    declare
      near constant integer := 500;
      posts text[] := app_posts();
      said tsquery := to_tsquery('simple', app_plain(asked));
      edge timestamptz;
      found_here integer;
    begin
      if in_community is null or not in_community = any (app_communities()) then
        return;
      end if;
      if in_conversation is not null then
        return query select m.conversation_id, m.seq from messages m
          where m.conversation_id = in_conversation and m.community_id = in_community
            and m.deleted_at is null and m.kind = 'text' and m.at < before_at and m.words @@ said
            and app_sees(m.conversation_id, m.seq, posts)
          order by m.seq desc limit most;
        return;
      end if;
      edge := (select m.at from messages m
        where m.community_id = in_community and m.kind = 'text' and m.at < before_at
        order by m.at desc offset near limit 1);
      return query select m.conversation_id, m.seq from messages m
        where m.community_id = in_community and m.kind = 'text' and m.at < before_at
          and m.at > coalesce(edge, '-infinity') and m.deleted_at is null and m.words @@ said
          and app_sees(m.conversation_id, m.seq, posts)
        order by m.at desc, m.conversation_id, m.seq desc limit most;
      get diagnostics found_here = row_count;
      if edge is null or found_here >= most then
        return;
      end if;
      return query select m.conversation_id, m.seq from messages m
        where app_community_words(m.community_id, m.words)
            @@ app_community_query(in_community, said)
          and m.words @@ said and m.community_id = in_community and m.kind = 'text'
          and m.deleted_at is null and m.at <= edge
          and (in_community || ':staff' = any (posts) or m.conversation_id in (
            select p.conversation_id from conversation_participants p
            where p.user_id = app_person() and p.community_id = in_community))
          and app_sees(m.conversation_id, m.seq, posts)
        order by m.at desc, m.conversation_id, m.seq desc limit most - found_here;
    end
    $$;

    drop index documents_words_idx;
    create index documents_words_idx on documents using gin
      (app_community_words(community_id, document_words(title, description, tags)));
    drop index document_pages_words_idx;
    create index document_pages_words_idx on document_pages
      using gin (app_community_words(community_id, words));

    create or replace function app_search_documents(in_community uuid, asked text, most integer)
    returns table (document_id uuid, page integer)
    language plpgsql stable security definer
    set search_path = pg_catalog, public set plan_cache_mode = force_custom_plan as
    $$
    #variable_conflict use_column
    declare
      near constant integer := 500;
      posts text[] := app_posts();
      by_folder jsonb := app_folder_roles();
      is_all boolean := app_person() is null or in_community || ':manager' = any (posts)
        or in_community || ':editor' = any (posts);
      said tsquery := to_tsquery('simple', app_plain(asked));
      here tsquery := app_community_query(in_community, said);
      titles uuid[];
    begin
      if in_community is null or not in_community = any (app_communities()) then
        return;
      end if;
      titles := array(
        select d.id from (
          select id, title, description, tags, readers, folder_id, published_at from documents
          where community_id = in_community and state = 'published'
          order by published_at desc, id desc limit near) d
        where document_words(d.title, d.description, d.tags) @@ said
          and (is_all or document_open(d.readers, by_folder -> d.folder_id::text))
        order by d.published_at desc, d.id desc limit most);
      if cardinality(titles) < most then
        titles := array(
          select d.id from (
            select d.id, d.published_at from documents d
            where app_community_words(d.community_id,
                document_words(d.title, d.description, d.tags)) @@ here
              and document_words(d.title, d.description, d.tags) @@ said
              and d.community_id = in_community and d.state = 'published'
              and (is_all or document_open(d.readers, by_folder -> d.folder_id::text))
            limit 1000) d
          order by d.published_at desc, d.id desc limit most);
      end if;
      return query select t.id, 0 from unnest(titles) with ordinality t (id, place) order by t.place;
      if cardinality(titles) >= most then
        return;
      end if;
      return query
        select x.id, x.page from (
          select distinct on (x.id) x.id, x.page, x.published_at from (
            select d.id, p.page, d.published_at
            from document_pages p
            join document_versions v on v.id = p.version_id and v.state = 'current'
            join documents d on d.id = v.document_id
            where app_community_words(p.community_id, p.words) @@ here and p.words @@ said
              and p.community_id = in_community and d.state = 'published'
              and not d.id = any (titles)
              and (is_all or document_open(d.readers, by_folder -> d.folder_id::text))
            limit 1000) x
          order by x.id, x.page) x
        order by x.published_at desc, x.id limit most - cardinality(titles);
    end
    $$;`),
  )
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(
    sql.raw(`
    ${BEFORE}
    drop index document_pages_words_idx;
    create index document_pages_words_idx on document_pages using gin (words);
    drop index documents_words_idx;
    create index documents_words_idx on documents using gin (document_words(title, description, tags));
    drop index messages_newest_idx;
    drop index messages_words_idx;
    create index messages_words_idx on messages using gin (words);
    drop function app_community_query(uuid, tsquery);
    drop function app_community_words(uuid, tsvector);`),
  )
}

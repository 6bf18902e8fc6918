import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

const searchMessages = (asked: string) => `
  create or replace function app_search_messages(in_community uuid, in_conversation uuid, asked text,
    before_at timestamptz, most integer)
  returns table (conversation_id uuid, seq bigint)
  language sql stable security definer set search_path = pg_catalog, public as
  $$
    select m.conversation_id, m.seq from messages m
    where m.words @@ to_tsquery('simple', ${asked}) and m.community_id = in_community
      and in_community = any (app_communities()) and m.deleted_at is null and m.kind = 'text'
      and (in_conversation is null or m.conversation_id = in_conversation) and m.at < before_at
      and app_sees(m.conversation_id, m.seq, (select app_posts()))
    order by m.at desc, m.conversation_id, m.seq desc limit most
  $$;`

/**
 * Words of messages are found whatever their accents: nobody types them on a telephone. The table is
 * written anew once, which takes some seconds for each million of messages.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(
    sql.raw(`
    create function app_plain(said text) returns text
      language sql immutable strict parallel safe as $$
        select lower(regexp_replace(normalize(said, NFD), U&'[\\0300-\\036f]', '', 'g'))
      $$;
    alter table messages alter column words
      set expression as (to_tsvector('simple', app_plain(body)));
    ${searchMessages('app_plain(asked)')}`),
  )
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(
    sql.raw(`
    alter table messages alter column words set expression as (to_tsvector('simple', body));
    ${searchMessages('asked')}
    drop function app_plain(text)`),
  )
}

import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * What is over at a desk is found by the beginnings of words. Behind row-level security an index serves
 * comparisons that cannot tell what they compare, which those of `text_pattern_ops` are and `like` is not.
 * The words are kept by the database, so that no way of closing a parcel forgets them.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table package_words (
      package_id uuid not null references packages (id) on delete cascade,
      community_id uuid not null references communities (id) on delete restrict,
      word text not null,
      at timestamptz not null,
      primary key (package_id, word)
    );
    create index package_words_word_idx
      on package_words (community_id, word text_pattern_ops, at desc, package_id);
    create index packages_ended_idx on packages
      (community_id, coalesce(closed_at, received_at, created_at) desc, id desc)
      where status <> 'received';

    -- Without accents and capitals; a number once more without what stands between its parts.
    create function app_words(said text) returns setof text language sql immutable as $$
      select distinct left(w, 60)
      from (select lower(regexp_replace(normalize(said, NFD), U&'[\\0300-\\036f]', '', 'g')) as plain) p,
        lateral regexp_split_to_table(plain, '[\\s!-/:-@\\[-\`{-~]+') w
      where w <> ''
    $$;

    create function app_keep_words() returns trigger
      language plpgsql security definer set search_path = pg_catalog, public as $$
      begin
        delete from package_words where package_id = new.id;
        if new.status <> 'received' then
          insert into package_words (package_id, community_id, word, at)
          select new.id, new.community_id, w,
            coalesce(new.closed_at, new.received_at, new.created_at)
          from app_words(concat_ws(' ', new.recipient_name, new.collector_name, new.carrier_name,
            new.tracking_number, translate(new.tracking_number, ' -', ''),
            (select label from units where id = new.unit_id))) w;
        end if;
        return null;
      end $$;
    create trigger packages_words_new after insert on packages
      for each row when (new.status <> 'received') execute function app_keep_words();
    create trigger packages_words_changed after update on packages
      for each row when (
        (old.status <> 'received' or new.status <> 'received')
        and (old.status, old.recipient_name, old.collector_name, old.carrier_name,
          old.tracking_number, old.unit_id, old.closed_at)
          is distinct from (new.status, new.recipient_name, new.collector_name, new.carrier_name,
          new.tracking_number, new.unit_id, new.closed_at)
      ) execute function app_keep_words();

    insert into package_words (package_id, community_id, word, at)
    select p.id, p.community_id, w, coalesce(p.closed_at, p.received_at, p.created_at)
    from packages p left join units u on u.id = p.unit_id
    cross join lateral app_words(concat_ws(' ', p.recipient_name, p.collector_name, p.carrier_name,
      p.tracking_number, translate(p.tracking_number, ' -', ''), u.label)) w
    where p.status <> 'received';
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop trigger packages_words_changed on packages;
    drop trigger packages_words_new on packages;
    drop function app_keep_words();
    drop function app_words(text);
    drop index packages_ended_idx;
    drop table package_words;
  `)
}

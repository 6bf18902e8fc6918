import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * All words of a parcel that is over once more, in one narrow row that is read in the order of time. What is
 * neither rare nor everywhere was looked for one parcel and one word at a time, behind row-level security;
 * here each costs a glance.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table package_texts (
      package_id uuid primary key references packages (id) on delete cascade,
      community_id uuid not null references communities (id) on delete restrict,
      at timestamptz not null,
      words text not null
    );
    insert into package_texts (package_id, community_id, at, words)
    select package_id, community_id, max(at), ' ' || string_agg(word, ' ')
    from package_words group by package_id, community_id order by max(at);
    create index package_texts_at_idx on package_texts (community_id, at desc, package_id desc);

    create or replace function app_keep_words() returns trigger
      language plpgsql security definer set search_path = pg_catalog, public as $$
      declare
        words text[];
        ended timestamptz := coalesce(new.closed_at, new.received_at, new.created_at);
      begin
        delete from package_words where package_id = new.id;
        delete from package_texts where package_id = new.id;
        if new.status <> 'received' then
          words := array(select app_words(concat_ws(' ', new.recipient_name, new.collector_name,
            new.carrier_name, new.tracking_number, translate(new.tracking_number, ' -', ''),
            (select label from units where id = new.unit_id))));
          insert into package_words (package_id, community_id, word, at)
          select new.id, new.community_id, w, ended from unnest(words) w;
          insert into package_texts (package_id, community_id, at, words)
          values (new.id, new.community_id, ended, ' ' || array_to_string(words, ' '));
        end if;
        return null;
      end $$;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    create or replace function app_keep_words() returns trigger
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
    drop table package_texts;
  `)
}

import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Whether a text has something like each of the words that were typed: half of its trigrams, or a word
 * with a letter or two missed, which has a quarter of them; a short word as it is. Accents and capitals do not count.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create extension if not exists pg_trgm with schema public;
    create extension if not exists fuzzystrmatch with schema public;
    create function app_resembles(said text, typed text) returns boolean
      language sql immutable parallel safe as $$
        select coalesce(bool_and(case
            when length(word) < 4 then position(word in plain) > 0
            else alike >= 0.5
              or alike >= 0.25 and exists (select 1 from regexp_split_to_table(plain, '[^[:alnum:]]+') has
                where greatest(length(word), length(has)) < 60
                  and levenshtein_less_equal(word, has, missed) <= missed) end), false)
        from (select app_plain(said) as plain) text,
          regexp_split_to_table(app_plain(typed), '[^[:alnum:]]+') word,
          lateral (select case when length(word) < 6 then 1 else 2 end as missed,
            word_similarity(word, plain) as alike) m
        where word <> ''
      $$;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop function app_resembles(text, text);
    drop extension fuzzystrmatch;
    drop extension pg_trgm;
  `)
}

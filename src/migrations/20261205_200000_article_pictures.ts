import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/** Pictures of an article, each with what it shows in the languages of the product. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table article_pictures (
      article_id uuid not null references articles (id) on delete restrict,
      file_id uuid not null references stored_files (id) on delete restrict,
      community_id uuid not null references communities (id) on delete restrict,
      name varchar(200) not null,
      width integer,
      height integer,
      alts jsonb not null default '{}',
      at timestamptz not null default clock_timestamp(),
      primary key (article_id, file_id)
    );
    create unique index article_pictures_file_idx on article_pictures (file_id);
    create index article_pictures_community_idx on article_pictures (community_id);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop table article_pictures`)
}

import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/** Texts that the staff of a community writes again and again. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table saved_replies (
      id uuid primary key not null,
      community_id uuid not null,
      title varchar not null,
      body varchar not null,
      updated_at timestamp(3) with time zone default now() not null,
      created_at timestamp(3) with time zone default now() not null
    );
    alter table saved_replies add constraint saved_replies_community_id_communities_id_fk
      foreign key (community_id) references communities (id) on delete restrict;
    create index saved_replies_community_idx on saved_replies (community_id);
    create index saved_replies_updated_at_idx on saved_replies (updated_at);
    create index saved_replies_created_at_idx on saved_replies (created_at);
    create unique index community_title_idx on saved_replies (community_id, title);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table saved_replies;
  `)
}

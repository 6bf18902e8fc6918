import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Whom a comment names, each once: its row is why they are told, and why they are not told again. The name
 * is that of the day on which it was written, as it stands in the text. A comment can be changed by its author.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table announcement_mentions (
      comment_id uuid not null references announcement_comments (id) on delete restrict,
      user_id uuid not null references users (id) on delete restrict,
      community_id uuid not null references communities (id) on delete restrict,
      name varchar(200) not null,
      at timestamptz not null default clock_timestamp(),
      primary key (comment_id, user_id)
    );
    create index announcement_mentions_user_idx on announcement_mentions (user_id);
    create index announcement_mentions_community_idx on announcement_mentions (community_id);
    alter table announcement_comments add column edited_at timestamptz;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    alter table announcement_comments drop column edited_at;
    drop table announcement_mentions;
  `)
}

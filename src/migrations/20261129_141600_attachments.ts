import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/** Files of a message: bound when it is sent, seen by whoever sees it. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table message_attachments (
      file_id uuid primary key references stored_files (id) on delete restrict,
      conversation_id uuid not null references conversations (id) on delete restrict,
      seq bigint not null,
      community_id uuid not null,
      position smallint not null,
      kind varchar(10) not null,
      name varchar(200) not null,
      mime_type varchar(100) not null,
      bytes bigint not null,
      width integer,
      height integer,
      foreign key (conversation_id, seq) references messages (conversation_id, seq),
      check (kind in ('image', 'file'))
    );
    create unique index message_attachments_of_idx
      on message_attachments (conversation_id, seq, position);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop table message_attachments`)
}

import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Stored files, each with a key of its own that a key of the ring (\`kid\`) wraps. What was stored
 * before has no row here and lies as it was sent.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table stored_files (
      id uuid primary key,
      community_id uuid not null references communities (id) on delete restrict,
      purpose varchar(40) not null,
      owner_id uuid references users (id) on delete restrict,
      state varchar(10) not null default 'staged',
      name varchar(200) not null,
      mime_type varchar(100) not null,
      bytes bigint not null,
      width integer,
      height integer,
      thumb_bytes bigint,
      storage_key varchar(200) not null unique,
      kid varchar(20) not null,
      wrapped_key bytea not null,
      created_at timestamptz not null default clock_timestamp(),
      bound_at timestamptz,
      released_at timestamptz,
      check (state in ('staged', 'bound', 'released')),
      check (octet_length(wrapped_key) = 60)
    );
    create index stored_files_community_idx on stored_files (community_id);
    create index stored_files_owner_idx on stored_files (owner_id, state);
    create index stored_files_to_sweep_idx on stored_files (created_at) where state <> 'bound';
    create index stored_files_kid_idx on stored_files (kid, id);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop table stored_files`)
}

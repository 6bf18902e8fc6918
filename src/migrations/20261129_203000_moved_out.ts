import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/** Nobody writes into a direct conversation that the other has left: nobody would read it. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create or replace function app_direct_barrier(conversation uuid) returns text
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select case
        when bool_or(exists (select 1 from messaging_blocks b where b.community_id = c.community_id
          and b.blocker_id = app_person() and b.blocked_id = p.user_id)) then 'blocked-by-me'
        when bool_or(app_is_blocked_by(c.community_id, p.user_id)) then 'not-taken'
        when bool_and(p.left_seq is not null) then 'nobody-there'
      end
      from conversations c join conversation_participants p on p.conversation_id = c.id
      where c.id = conversation and c.kind = 'direct' and p.user_id <> app_person()
    $$;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    create or replace function app_direct_barrier(conversation uuid) returns text
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select case
        when bool_or(exists (select 1 from messaging_blocks b where b.community_id = c.community_id
          and b.blocker_id = app_person() and b.blocked_id = p.user_id)) then 'blocked-by-me'
        when bool_or(app_is_blocked_by(c.community_id, p.user_id)) then 'not-taken'
      end
      from conversations c join conversation_participants p on p.conversation_id = c.id
      where c.id = conversation and c.kind = 'direct' and p.user_id <> app_person()
    $$;
  `)
}

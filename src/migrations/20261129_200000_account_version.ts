import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Says in one word which account and which logins there are: where a row lies and which transaction
 * wrote it is never the same for two versions of it. Whoever read the account with the same word
 * before need not read it again.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create function app_account_version(who uuid) returns text
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select concat_ws(' ', u.ctid::text, u.xmin::text,
        (select string_agg(concat_ws(' ', s.id, s.ctid::text, s.xmin::text), ' ' order by s.id)
         from users_sessions s where s._parent_id = u.id))
      from users u where u.id = who
    $$`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop function app_account_version(uuid)`)
}

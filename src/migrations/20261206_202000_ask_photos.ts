import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * A photo of somebody whom nobody announced, where the community wants one. The worker learns where photos
 * are old; they go long before the visit does.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table gate_asks add column photo_id uuid unique references stored_files (id)
      on delete restrict;
    create index gate_asks_photos_idx on gate_asks (community_id, at) where photo_id is not null;

    create function app_communities_with_ask_photos(before timestamptz)
    returns table (community_id uuid)
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select distinct a.community_id from gate_asks a
      where a.photo_id is not null and a.at < before order by 1
    $$;
    revoke execute on function app_communities_with_ask_photos(timestamptz) from public;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop function app_communities_with_ask_photos(timestamptz);
    alter table gate_asks drop column photo_id;
  `)
}

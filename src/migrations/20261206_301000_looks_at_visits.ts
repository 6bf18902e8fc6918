import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Looks at single records are written down once a day for each who looks, with the roles that they had.
 * Of a pass that is removed and whose signature still
 * holds, the id stays, for gates without a network.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table "data_looks" add column "record" varchar;
    alter table "data_looks" add column "roles" varchar;

    create unique index data_looks_once_idx on data_looks
      (actor_id, subject_id, what, record, ((at at time zone 'UTC')::date))
      where record is not null;

    create table ended_passes (
      community_id uuid not null references communities (id) on delete restrict,
      pass_id uuid not null,
      good_until timestamptz not null,
      primary key (community_id, pass_id)
    );
    create index ended_passes_good_idx on ended_passes (community_id, good_until);
    create index visits_ended_idx on visits (community_id, opens_at)
      where state in ('left', 'expired', 'refused', 'revoked');
    create index gate_offline_entries_arrived_idx
      on gate_offline_entries (community_id, arrived_at);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop index gate_offline_entries_arrived_idx, visits_ended_idx;
    drop table ended_passes;
    drop index data_looks_once_idx;
    alter table "data_looks" drop column "roles";
    alter table "data_looks" drop column "record";
  `)
}

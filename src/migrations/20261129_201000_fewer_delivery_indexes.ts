import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Each change of a delivery writes into every index of the table: ten thousand mails are thirty
 * thousand changes. Nothing asks by these alone; community and person come with the day.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    drop index deliveries_updated_at_idx;
    drop index deliveries_community_idx;
    drop index deliveries_recipient_idx;
    drop index deliveries_provider_id_idx;
    drop index deliveries_digest_id_idx;
    create index deliveries_provider_id_idx on deliveries (provider_id) where provider_id is not null;
    create index deliveries_digest_id_idx on deliveries (digest_id) where digest_id is not null`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop index deliveries_provider_id_idx;
    drop index deliveries_digest_id_idx;
    create index deliveries_provider_id_idx on deliveries (provider_id);
    create index deliveries_digest_id_idx on deliveries (digest_id);
    create index deliveries_updated_at_idx on deliveries (updated_at);
    create index deliveries_community_idx on deliveries (community_id);
    create index deliveries_recipient_idx on deliveries (recipient_id)`)
}

import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * The ledger knows urgency, group, reading, the ladder's step and what carried a notice; a community
 * knows its channels and rules.
 */

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_communities_notifications_digest" AS ENUM('off', 'daily', 'weekly');
  ALTER TABLE "deliveries" ADD COLUMN "urgency" varchar;
  ALTER TABLE "deliveries" ADD COLUMN "group" varchar;
  ALTER TABLE "deliveries" ADD COLUMN "notice_id" varchar;
  ALTER TABLE "deliveries" ADD COLUMN "collapse_key" varchar;
  ALTER TABLE "deliveries" ADD COLUMN "due_at" timestamp(3) with time zone;
  ALTER TABLE "deliveries" ADD COLUMN "delivered_at" timestamp(3) with time zone;
  ALTER TABLE "deliveries" ADD COLUMN "read_at" timestamp(3) with time zone;
  ALTER TABLE "deliveries" ADD COLUMN "acknowledged_at" timestamp(3) with time zone;
  ALTER TABLE "deliveries" ADD COLUMN "provider_id" varchar;
  ALTER TABLE "deliveries" ADD COLUMN "digest_id" varchar;
  ALTER TABLE "deliveries" ADD COLUMN "step" numeric DEFAULT 0;
  ALTER TABLE "communities" ADD COLUMN "notifications_email" boolean DEFAULT true;
  ALTER TABLE "communities" ADD COLUMN "notifications_push" boolean DEFAULT true;
  ALTER TABLE "communities" ADD COLUMN "notifications_telegram" boolean DEFAULT true;
  ALTER TABLE "communities" ADD COLUMN "notifications_sms" boolean DEFAULT false;
  ALTER TABLE "communities" ADD COLUMN "notifications_digest" "enum_communities_notifications_digest" DEFAULT 'daily';
  ALTER TABLE "communities" ADD COLUMN "notifications_defaults" jsonb;
  ALTER TABLE "communities" ADD COLUMN "notifications_ladders" jsonb;
  CREATE INDEX "deliveries_notice_id_idx" ON "deliveries" USING btree ("notice_id");
  CREATE INDEX "deliveries_provider_id_idx" ON "deliveries" USING btree ("provider_id");
  CREATE INDEX "deliveries_digest_id_idx" ON "deliveries" USING btree ("digest_id");
  CREATE INDEX "recipient_createdAt_idx" ON "deliveries" USING btree ("recipient_id","created_at");`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP INDEX "deliveries_notice_id_idx";
  DROP INDEX "deliveries_provider_id_idx";
  DROP INDEX "deliveries_digest_id_idx";
  DROP INDEX "recipient_createdAt_idx";
  ALTER TABLE "deliveries" DROP COLUMN "urgency";
  ALTER TABLE "deliveries" DROP COLUMN "group";
  ALTER TABLE "deliveries" DROP COLUMN "notice_id";
  ALTER TABLE "deliveries" DROP COLUMN "collapse_key";
  ALTER TABLE "deliveries" DROP COLUMN "due_at";
  ALTER TABLE "deliveries" DROP COLUMN "delivered_at";
  ALTER TABLE "deliveries" DROP COLUMN "read_at";
  ALTER TABLE "deliveries" DROP COLUMN "acknowledged_at";
  ALTER TABLE "deliveries" DROP COLUMN "provider_id";
  ALTER TABLE "deliveries" DROP COLUMN "digest_id";
  ALTER TABLE "deliveries" DROP COLUMN "step";
  ALTER TABLE "communities" DROP COLUMN "notifications_email";
  ALTER TABLE "communities" DROP COLUMN "notifications_push";
  ALTER TABLE "communities" DROP COLUMN "notifications_telegram";
  ALTER TABLE "communities" DROP COLUMN "notifications_sms";
  ALTER TABLE "communities" DROP COLUMN "notifications_digest";
  ALTER TABLE "communities" DROP COLUMN "notifications_defaults";
  ALTER TABLE "communities" DROP COLUMN "notifications_ladders";
  DROP TYPE "public"."enum_communities_notifications_digest";`)
}

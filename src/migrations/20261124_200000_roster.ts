import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Management's list of who lives in or owns what, the files that it came from, and why a membership
 * was granted or ended. What others point at stays: no link becomes empty under them.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    CREATE TYPE "public"."roster_role" AS ENUM('owner', 'leaseholder', 'household');
    CREATE TABLE "roster_entries" (
      "id" uuid PRIMARY KEY NOT NULL,
      "community_id" uuid NOT NULL,
      "unit_id" uuid NOT NULL,
      "name" varchar NOT NULL,
      "role" "roster_role" DEFAULT 'owner' NOT NULL,
      "email" varchar,
      "phone" varchar,
      "valid_from" timestamp(3) with time zone,
      "valid_to" timestamp(3) with time zone,
      "external_ref" varchar,
      "account_id" uuid,
      "match_key" varchar,
      "updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
      "created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
    );

    CREATE TABLE "roster_imports" (
      "id" uuid PRIMARY KEY NOT NULL,
      "community_id" uuid NOT NULL,
      "file_name" varchar NOT NULL,
      "file_size" numeric NOT NULL,
      "format" varchar NOT NULL,
      "state" varchar DEFAULT 'uploaded' NOT NULL,
      "preview" jsonb,
      "mapping" jsonb,
      "bad_rows" varchar DEFAULT 'nothing',
      "done" numeric DEFAULT 0,
      "total" numeric DEFAULT 0,
      "counts" jsonb,
      "problems" jsonb,
      "failure" varchar,
      "started_by_id" uuid NOT NULL,
      "finished_at" timestamp(3) with time zone,
      "updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
      "created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
    );

    ALTER TABLE "memberships" ADD COLUMN "grant_reason" varchar;
    ALTER TABLE "memberships" ADD COLUMN "end_reason" varchar;
    ALTER TABLE "roster_entries" ADD CONSTRAINT "roster_entries_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE restrict ON UPDATE no action;
    ALTER TABLE "roster_entries" ADD CONSTRAINT "roster_entries_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE restrict ON UPDATE no action;
    ALTER TABLE "roster_entries" ADD CONSTRAINT "roster_entries_account_id_users_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
    ALTER TABLE "roster_imports" ADD CONSTRAINT "roster_imports_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE restrict ON UPDATE no action;
    ALTER TABLE "roster_imports" ADD CONSTRAINT "roster_imports_started_by_id_users_id_fk" FOREIGN KEY ("started_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
    CREATE INDEX "roster_entries_community_idx" ON "roster_entries" USING btree ("community_id");
    CREATE INDEX "roster_entries_unit_idx" ON "roster_entries" USING btree ("unit_id");
    CREATE INDEX "roster_entries_account_idx" ON "roster_entries" USING btree ("account_id");
    CREATE INDEX "roster_entries_updated_at_idx" ON "roster_entries" USING btree ("updated_at");
    CREATE INDEX "roster_entries_created_at_idx" ON "roster_entries" USING btree ("created_at");
    CREATE UNIQUE INDEX "community_unit_matchKey_idx" ON "roster_entries" USING btree ("community_id","unit_id","match_key");
    CREATE INDEX "community_email_idx" ON "roster_entries" USING btree ("community_id","email");
    CREATE INDEX "community_phone_idx" ON "roster_entries" USING btree ("community_id","phone");
    CREATE INDEX "roster_imports_community_idx" ON "roster_imports" USING btree ("community_id");
    CREATE INDEX "roster_imports_started_by_idx" ON "roster_imports" USING btree ("started_by_id");
    CREATE INDEX "roster_imports_updated_at_idx" ON "roster_imports" USING btree ("updated_at");
    CREATE INDEX "roster_imports_created_at_idx" ON "roster_imports" USING btree ("created_at");
    CREATE INDEX "community_createdAt_1_idx" ON "roster_imports" USING btree ("community_id","created_at");
    ALTER TABLE "roster_entries" ALTER COLUMN "match_key" SET NOT NULL;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    DROP TABLE "roster_entries" CASCADE;
    DROP TABLE "roster_imports" CASCADE;
    ALTER TABLE "memberships" DROP COLUMN "grant_reason";
    ALTER TABLE "memberships" DROP COLUMN "end_reason";
    DROP TYPE "public"."roster_role";
  `)
}

import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * The ways in: invitations, and requests of people who come by themselves. One invitation at a time
 * is open for an entry of the roster, and one request of a person for a community.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    CREATE TABLE "membership_invitations" (
      "id" uuid PRIMARY KEY NOT NULL,
      "community_id" uuid NOT NULL,
      "name" varchar NOT NULL,
      "unit_id" uuid,
      "role" varchar NOT NULL,
      "roster_entry" varchar,
      "email" varchar,
      "phone" varchar,
      "locale" varchar NOT NULL,
      "channel" varchar NOT NULL,
      "status" varchar DEFAULT 'open' NOT NULL,
      "delivery" varchar DEFAULT 'queued' NOT NULL,
      "failure" varchar,
      "expires_at" timestamp(3) with time zone NOT NULL,
      "edition" numeric DEFAULT 1 NOT NULL,
      "token_hash" varchar NOT NULL,
      "code_hash" varchar NOT NULL,
      "invited_by_id" uuid,
      "used_by_id" uuid,
      "used_at" timestamp(3) with time zone,
      "updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
      "created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
    );
    
    CREATE TABLE "join_requests" (
      "id" uuid PRIMARY KEY NOT NULL,
      "community_id" uuid NOT NULL,
      "person_id" uuid NOT NULL,
      "name" varchar NOT NULL,
      "email" varchar NOT NULL,
      "phone" varchar,
      "unit_text" varchar NOT NULL,
      "role" varchar NOT NULL,
      "message" varchar,
      "status" varchar DEFAULT 'pending' NOT NULL,
      "reason" varchar,
      "unit_id" uuid,
      "roster_entry" varchar,
      "match" jsonb,
      "assignee_id" uuid,
      "decided_by_id" uuid,
      "decided_at" timestamp(3) with time zone,
      "updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
      "created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
    );
    
    ALTER TABLE "membership_invitations" ADD CONSTRAINT "membership_invitations_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE restrict ON UPDATE no action;
    ALTER TABLE "membership_invitations" ADD CONSTRAINT "membership_invitations_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE restrict ON UPDATE no action;
    ALTER TABLE "membership_invitations" ADD CONSTRAINT "membership_invitations_invited_by_id_users_id_fk" FOREIGN KEY ("invited_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
    ALTER TABLE "membership_invitations" ADD CONSTRAINT "membership_invitations_used_by_id_users_id_fk" FOREIGN KEY ("used_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
    ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE restrict ON UPDATE no action;
    ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
    ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE restrict ON UPDATE no action;
    ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_assignee_id_users_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
    ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
    CREATE INDEX "membership_invitations_community_idx" ON "membership_invitations" USING btree ("community_id");
    CREATE INDEX "membership_invitations_unit_idx" ON "membership_invitations" USING btree ("unit_id");
    CREATE UNIQUE INDEX "membership_invitations_token_hash_idx" ON "membership_invitations" USING btree ("token_hash");
    CREATE UNIQUE INDEX "membership_invitations_code_hash_idx" ON "membership_invitations" USING btree ("code_hash");
    CREATE INDEX "membership_invitations_invited_by_idx" ON "membership_invitations" USING btree ("invited_by_id");
    CREATE INDEX "membership_invitations_used_by_idx" ON "membership_invitations" USING btree ("used_by_id");
    CREATE INDEX "membership_invitations_updated_at_idx" ON "membership_invitations" USING btree ("updated_at");
    CREATE INDEX "membership_invitations_created_at_idx" ON "membership_invitations" USING btree ("created_at");
    CREATE INDEX "community_status_createdAt_idx" ON "membership_invitations" USING btree ("community_id","status","created_at");
    CREATE INDEX "community_rosterEntry_idx" ON "membership_invitations" USING btree ("community_id","roster_entry");
    CREATE INDEX "join_requests_community_idx" ON "join_requests" USING btree ("community_id");
    CREATE INDEX "join_requests_person_idx" ON "join_requests" USING btree ("person_id");
    CREATE INDEX "join_requests_unit_idx" ON "join_requests" USING btree ("unit_id");
    CREATE INDEX "join_requests_assignee_idx" ON "join_requests" USING btree ("assignee_id");
    CREATE INDEX "join_requests_decided_by_idx" ON "join_requests" USING btree ("decided_by_id");
    CREATE INDEX "join_requests_updated_at_idx" ON "join_requests" USING btree ("updated_at");
    CREATE INDEX "join_requests_created_at_idx" ON "join_requests" USING btree ("created_at");
    CREATE INDEX "community_status_createdAt_1_idx" ON "join_requests" USING btree ("community_id","status","created_at");
    CREATE INDEX "person_status_idx" ON "join_requests" USING btree ("person_id","status");

    CREATE UNIQUE INDEX "invitations_one_open" ON "membership_invitations" ("community_id", "roster_entry")
      WHERE status = 'open' AND roster_entry IS NOT NULL;
    CREATE UNIQUE INDEX "requests_one_pending" ON "join_requests" ("community_id", "person_id")
      WHERE status = 'pending';
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table membership_invitations;
    drop table join_requests;
  `)
}

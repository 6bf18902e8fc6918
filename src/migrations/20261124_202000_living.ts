import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Living there: what people say of themselves, their households, contacts, vehicles, animals, absences,
 * the register of assistance, the directory, and who looked at whose data.
 */

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TABLE "data_looks" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"community_id" uuid NOT NULL,
  	"at" timestamp(3) with time zone NOT NULL,
  	"actor_id" uuid,
  	"subject_id" uuid NOT NULL,
  	"what" varchar NOT NULL,
  	"reason" varchar NOT NULL,
  	"note" varchar
  );
  
  CREATE TABLE "household_members" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"community_id" uuid NOT NULL,
  	"unit_id" uuid NOT NULL,
  	"person_id" uuid NOT NULL,
  	"name" varchar NOT NULL,
  	"relation" varchar NOT NULL,
  	"is_child" boolean DEFAULT false,
  	"birth_year" numeric,
  	"phone" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "emergency_contacts" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"community_id" uuid NOT NULL,
  	"unit_id" uuid,
  	"person_id" uuid NOT NULL,
  	"kind" varchar NOT NULL,
  	"name" varchar NOT NULL,
  	"phone" varchar NOT NULL,
  	"note" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "vehicles" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"community_id" uuid NOT NULL,
  	"unit_id" uuid NOT NULL,
  	"person_id" uuid NOT NULL,
  	"plate" varchar NOT NULL,
  	"plate_key" varchar,
  	"kind" varchar NOT NULL,
  	"description" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "pets" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"community_id" uuid NOT NULL,
  	"unit_id" uuid NOT NULL,
  	"person_id" uuid NOT NULL,
  	"name" varchar NOT NULL,
  	"species" varchar NOT NULL,
  	"note" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "absences" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"community_id" uuid NOT NULL,
  	"unit_id" uuid NOT NULL,
  	"person_id" uuid NOT NULL,
  	"from" timestamp(3) with time zone NOT NULL,
  	"until" timestamp(3) with time zone NOT NULL,
  	"hold_parcels" boolean DEFAULT false,
  	"note" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "assistance_entries" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"community_id" uuid NOT NULL,
  	"unit_id" uuid NOT NULL,
  	"person_id" uuid NOT NULL,
  	"member_id" uuid,
  	"needs" varchar NOT NULL,
  	"where_to_find" varchar,
  	"what_helps" varchar,
  	"consent_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "directory_entries" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"community_id" uuid NOT NULL,
  	"person_id" uuid NOT NULL,
  	"show_name" boolean DEFAULT false,
  	"show_unit" boolean DEFAULT false,
  	"show_phone" boolean DEFAULT false,
  	"show_email" boolean DEFAULT false,
  	"show_photo" boolean DEFAULT false,
  	"show_about" boolean DEFAULT false,
  	"about" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "users" ADD COLUMN "preferred_name" varchar;
  ALTER TABLE "users" ADD COLUMN "pronouns" varchar;
  ALTER TABLE "users" ADD COLUMN "languages" jsonb DEFAULT '[]'::jsonb;
  ALTER TABLE "users" ADD COLUMN "accessibility_needs" varchar;
  ALTER TABLE "users" ADD COLUMN "photo" varchar;
  ALTER TABLE "users" ADD COLUMN "theme" varchar;
  ALTER TABLE "users" ADD COLUMN "text_size" varchar;
  ALTER TABLE "users" ADD COLUMN "motion" varchar;
  ALTER TABLE "users" ADD COLUMN "details_confirmed_at" timestamp(3) with time zone;
  ALTER TABLE "users" ADD COLUMN "details_asked_at" timestamp(3) with time zone;
  ALTER TABLE "users" ADD COLUMN "email_refused_at" timestamp(3) with time zone;
  ALTER TABLE "users" ADD COLUMN "email_refused_reason" varchar;
  ALTER TABLE "communities" ADD COLUMN "living_directory" boolean DEFAULT true;
  ALTER TABLE "communities" ADD COLUMN "living_vehicles" boolean DEFAULT true;
  ALTER TABLE "communities" ADD COLUMN "living_pets" boolean DEFAULT false;
  ALTER TABLE "communities" ADD COLUMN "living_assistance_register" boolean DEFAULT true;
  ALTER TABLE "memberships" ADD COLUMN "lives_there" boolean DEFAULT true;
  ALTER TABLE "memberships" ADD COLUMN "speaks_for_unit" boolean;
  ALTER TABLE "memberships" ADD COLUMN "notices_parcels" boolean;
  ALTER TABLE "memberships" ADD COLUMN "notices_building" boolean;
  ALTER TABLE "memberships" ADD COLUMN "notices_billing" boolean;
  ALTER TABLE "data_looks" ADD CONSTRAINT "data_looks_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "data_looks" ADD CONSTRAINT "data_looks_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "data_looks" ADD CONSTRAINT "data_looks_subject_id_users_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "household_members" ADD CONSTRAINT "household_members_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "household_members" ADD CONSTRAINT "household_members_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "household_members" ADD CONSTRAINT "household_members_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "emergency_contacts" ADD CONSTRAINT "emergency_contacts_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "emergency_contacts" ADD CONSTRAINT "emergency_contacts_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "emergency_contacts" ADD CONSTRAINT "emergency_contacts_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "vehicles" ADD CONSTRAINT "vehicles_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "vehicles" ADD CONSTRAINT "vehicles_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "vehicles" ADD CONSTRAINT "vehicles_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pets" ADD CONSTRAINT "pets_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pets" ADD CONSTRAINT "pets_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pets" ADD CONSTRAINT "pets_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "absences" ADD CONSTRAINT "absences_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "absences" ADD CONSTRAINT "absences_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "absences" ADD CONSTRAINT "absences_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "assistance_entries" ADD CONSTRAINT "assistance_entries_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "assistance_entries" ADD CONSTRAINT "assistance_entries_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "assistance_entries" ADD CONSTRAINT "assistance_entries_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "assistance_entries" ADD CONSTRAINT "assistance_entries_member_id_household_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."household_members"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "directory_entries" ADD CONSTRAINT "directory_entries_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "directory_entries" ADD CONSTRAINT "directory_entries_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "data_looks_community_idx" ON "data_looks" USING btree ("community_id");
  CREATE INDEX "data_looks_actor_idx" ON "data_looks" USING btree ("actor_id");
  CREATE INDEX "data_looks_subject_idx" ON "data_looks" USING btree ("subject_id");
  CREATE INDEX "subject_at_idx" ON "data_looks" USING btree ("subject_id","at");
  CREATE INDEX "community_at_1_idx" ON "data_looks" USING btree ("community_id","at");
  CREATE INDEX "household_members_community_idx" ON "household_members" USING btree ("community_id");
  CREATE INDEX "household_members_unit_idx" ON "household_members" USING btree ("unit_id");
  CREATE INDEX "household_members_person_idx" ON "household_members" USING btree ("person_id");
  CREATE INDEX "household_members_updated_at_idx" ON "household_members" USING btree ("updated_at");
  CREATE INDEX "household_members_created_at_idx" ON "household_members" USING btree ("created_at");
  CREATE INDEX "community_unit_idx" ON "household_members" USING btree ("community_id","unit_id");
  CREATE INDEX "emergency_contacts_community_idx" ON "emergency_contacts" USING btree ("community_id");
  CREATE INDEX "emergency_contacts_unit_idx" ON "emergency_contacts" USING btree ("unit_id");
  CREATE INDEX "emergency_contacts_person_idx" ON "emergency_contacts" USING btree ("person_id");
  CREATE INDEX "emergency_contacts_updated_at_idx" ON "emergency_contacts" USING btree ("updated_at");
  CREATE INDEX "emergency_contacts_created_at_idx" ON "emergency_contacts" USING btree ("created_at");
  CREATE INDEX "community_person_idx" ON "emergency_contacts" USING btree ("community_id","person_id");
  CREATE INDEX "community_unit_1_idx" ON "emergency_contacts" USING btree ("community_id","unit_id");
  CREATE INDEX "vehicles_community_idx" ON "vehicles" USING btree ("community_id");
  CREATE INDEX "vehicles_unit_idx" ON "vehicles" USING btree ("unit_id");
  CREATE INDEX "vehicles_person_idx" ON "vehicles" USING btree ("person_id");
  CREATE INDEX "vehicles_updated_at_idx" ON "vehicles" USING btree ("updated_at");
  CREATE INDEX "vehicles_created_at_idx" ON "vehicles" USING btree ("created_at");
  CREATE UNIQUE INDEX "community_plateKey_idx" ON "vehicles" USING btree ("community_id","plate_key");
  CREATE INDEX "community_unit_2_idx" ON "vehicles" USING btree ("community_id","unit_id");
  CREATE INDEX "pets_community_idx" ON "pets" USING btree ("community_id");
  CREATE INDEX "pets_unit_idx" ON "pets" USING btree ("unit_id");
  CREATE INDEX "pets_person_idx" ON "pets" USING btree ("person_id");
  CREATE INDEX "pets_updated_at_idx" ON "pets" USING btree ("updated_at");
  CREATE INDEX "pets_created_at_idx" ON "pets" USING btree ("created_at");
  CREATE INDEX "community_unit_3_idx" ON "pets" USING btree ("community_id","unit_id");
  CREATE INDEX "absences_community_idx" ON "absences" USING btree ("community_id");
  CREATE INDEX "absences_unit_idx" ON "absences" USING btree ("unit_id");
  CREATE INDEX "absences_person_idx" ON "absences" USING btree ("person_id");
  CREATE INDEX "absences_updated_at_idx" ON "absences" USING btree ("updated_at");
  CREATE INDEX "absences_created_at_idx" ON "absences" USING btree ("created_at");
  CREATE INDEX "community_unit_until_idx" ON "absences" USING btree ("community_id","unit_id","until");
  CREATE INDEX "assistance_entries_community_idx" ON "assistance_entries" USING btree ("community_id");
  CREATE INDEX "assistance_entries_unit_idx" ON "assistance_entries" USING btree ("unit_id");
  CREATE INDEX "assistance_entries_person_idx" ON "assistance_entries" USING btree ("person_id");
  CREATE INDEX "assistance_entries_member_idx" ON "assistance_entries" USING btree ("member_id");
  CREATE INDEX "assistance_entries_updated_at_idx" ON "assistance_entries" USING btree ("updated_at");
  CREATE INDEX "assistance_entries_created_at_idx" ON "assistance_entries" USING btree ("created_at");
  CREATE INDEX "community_unit_4_idx" ON "assistance_entries" USING btree ("community_id","unit_id");
  CREATE INDEX "directory_entries_community_idx" ON "directory_entries" USING btree ("community_id");
  CREATE INDEX "directory_entries_person_idx" ON "directory_entries" USING btree ("person_id");
  CREATE INDEX "directory_entries_updated_at_idx" ON "directory_entries" USING btree ("updated_at");
  CREATE INDEX "directory_entries_created_at_idx" ON "directory_entries" USING btree ("created_at");
  CREATE UNIQUE INDEX "community_person_1_idx" ON "directory_entries" USING btree ("community_id","person_id");
  CREATE INDEX "users_photo_idx" ON "users" USING btree ("photo");

  -- Who moved in before this was asked: an owner or leaseholder speaks for the unit and is told of bills.
  UPDATE "memberships" SET
    "speaks_for_unit" = "role" IN ('owner', 'leaseholder'),
    "notices_parcels" = true,
    "notices_building" = true,
    "notices_billing" = "role" IN ('owner', 'leaseholder')
  WHERE "unit_id" IS NOT NULL;
  ALTER TABLE "vehicles" ALTER COLUMN "plate_key" SET NOT NULL;
  CREATE UNIQUE INDEX "assistance_entries_person_once" ON "assistance_entries"
    ("community_id", "unit_id", "person_id") WHERE "member_id" IS NULL;
  CREATE UNIQUE INDEX "assistance_entries_member_once" ON "assistance_entries"
    ("community_id", "member_id") WHERE "member_id" IS NOT NULL;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "data_looks" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "household_members" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "emergency_contacts" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "vehicles" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "pets" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "absences" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "assistance_entries" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "directory_entries" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "data_looks" CASCADE;
  DROP TABLE "household_members" CASCADE;
  DROP TABLE "emergency_contacts" CASCADE;
  DROP TABLE "vehicles" CASCADE;
  DROP TABLE "pets" CASCADE;
  DROP TABLE "absences" CASCADE;
  DROP TABLE "assistance_entries" CASCADE;
  DROP TABLE "directory_entries" CASCADE;
  DROP INDEX "users_photo_idx";
  ALTER TABLE "users" DROP COLUMN "preferred_name";
  ALTER TABLE "users" DROP COLUMN "pronouns";
  ALTER TABLE "users" DROP COLUMN "languages";
  ALTER TABLE "users" DROP COLUMN "accessibility_needs";
  ALTER TABLE "users" DROP COLUMN "photo";
  ALTER TABLE "users" DROP COLUMN "theme";
  ALTER TABLE "users" DROP COLUMN "text_size";
  ALTER TABLE "users" DROP COLUMN "motion";
  ALTER TABLE "users" DROP COLUMN "details_confirmed_at";
  ALTER TABLE "users" DROP COLUMN "details_asked_at";
  ALTER TABLE "users" DROP COLUMN "email_refused_at";
  ALTER TABLE "users" DROP COLUMN "email_refused_reason";
  ALTER TABLE "communities" DROP COLUMN "living_directory";
  ALTER TABLE "communities" DROP COLUMN "living_vehicles";
  ALTER TABLE "communities" DROP COLUMN "living_pets";
  ALTER TABLE "communities" DROP COLUMN "living_assistance_register";
  ALTER TABLE "memberships" DROP COLUMN "lives_there";
  ALTER TABLE "memberships" DROP COLUMN "speaks_for_unit";
  ALTER TABLE "memberships" DROP COLUMN "notices_parcels";
  ALTER TABLE "memberships" DROP COLUMN "notices_building";
  ALTER TABLE "memberships" DROP COLUMN "notices_billing";`)
}

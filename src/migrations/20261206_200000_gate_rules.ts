import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/** Each community's rules for visitors. A visit says itself why somebody comes, and needs no invitation. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    ALTER TABLE communities
      ADD COLUMN visitors_offers_guest boolean DEFAULT true,
      ADD COLUMN visitors_offers_family boolean DEFAULT true,
      ADD COLUMN visitors_offers_delivery boolean DEFAULT true,
      ADD COLUMN visitors_offers_service boolean DEFAULT true,
      ADD COLUMN visitors_longest_hours numeric DEFAULT 24,
      ADD COLUMN visitors_stay_guest numeric,
      ADD COLUMN visitors_stay_family numeric,
      ADD COLUMN visitors_stay_delivery numeric DEFAULT 45,
      ADD COLUMN visitors_stay_service numeric,
      ADD COLUMN visitors_unannounced_from varchar,
      ADD COLUMN visitors_unannounced_until varchar,
      ADD COLUMN visitors_answer_seconds numeric DEFAULT 50,
      ADD COLUMN visitors_guards_decide boolean DEFAULT true,
      ADD COLUMN visitors_photos boolean DEFAULT false,
      ADD COLUMN visitors_guard_share_percent numeric DEFAULT 20,
      ADD COLUMN visitors_visit_retention_days numeric DEFAULT 90;
    ALTER TABLE visits ALTER COLUMN invitation_id DROP NOT NULL;
    ALTER TABLE visits ADD COLUMN purpose visit_purpose DEFAULT 'guest' NOT NULL;
    UPDATE visits v SET purpose = i.purpose FROM invitations i
      WHERE i.id = v.invitation_id AND i.purpose <> 'guest';`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    ALTER TABLE visits DROP COLUMN purpose;
    ALTER TABLE visits ALTER COLUMN invitation_id SET NOT NULL;
    ALTER TABLE communities
      DROP COLUMN visitors_offers_guest,
      DROP COLUMN visitors_offers_family,
      DROP COLUMN visitors_offers_delivery,
      DROP COLUMN visitors_offers_service,
      DROP COLUMN visitors_longest_hours,
      DROP COLUMN visitors_stay_guest,
      DROP COLUMN visitors_stay_family,
      DROP COLUMN visitors_stay_delivery,
      DROP COLUMN visitors_stay_service,
      DROP COLUMN visitors_unannounced_from,
      DROP COLUMN visitors_unannounced_until,
      DROP COLUMN visitors_answer_seconds,
      DROP COLUMN visitors_guards_decide,
      DROP COLUMN visitors_photos,
      DROP COLUMN visitors_guard_share_percent,
      DROP COLUMN visitors_visit_retention_days;`)
}

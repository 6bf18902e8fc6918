import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Invitations that the desk or a household asks for and that may wait for management. What is asked
 * for twice, by two taps or at two counters, is there once.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table communities
      add column registration_household_needs_approval boolean default true;

    alter table membership_invitations
      add column origin varchar default 'management' not null,
      add column match jsonb,
      add column decided_by_id uuid,
      add column decided_at timestamp(3) with time zone,
      add column reason varchar;
    alter table membership_invitations add constraint membership_invitations_decided_by_id_users_id_fk
      foreign key (decided_by_id) references users (id) on delete restrict;
    create index membership_invitations_decided_by_idx on membership_invitations (decided_by_id);
    create index community_unit_status_1_idx
      on membership_invitations (community_id, unit_id, status);
    create unique index invitations_asked_once on membership_invitations
      (community_id, unit_id, lower(name), coalesce(lower(email), ''), coalesce(phone, ''))
      where origin <> 'management' and status in ('waiting', 'open');
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop index invitations_asked_once;
    drop index community_unit_status_1_idx;
    alter table membership_invitations
      drop column origin, drop column match, drop column decided_by_id, drop column decided_at,
      drop column reason;
    alter table communities drop column registration_household_needs_approval;
  `)
}

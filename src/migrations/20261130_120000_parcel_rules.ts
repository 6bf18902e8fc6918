import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * When people are reminded of what waits, when it is due to go back, and how long pictures are kept.
 * The key of `package_reminders` is why nobody is reminded twice of one step. A signature that was on
 * the screen may be gone, where it says since when; one on paper never had a picture.
 * `app_communities_with_parcels` tells the worker where something waits; of the rows it tells nothing.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table communities
      add column parcels_reminder_days varchar default '1, 3, 7',
      add column parcels_perishable_hours numeric default 4,
      add column parcels_return_days numeric default 0,
      add column parcels_photo_days numeric default 90,
      add column parcels_signature_days numeric default 365;

    alter table packages add column photo_removed_at timestamp(3) with time zone;
    create index packages_with_photo_idx on packages (community_id, closed_at)
      where photo_id is not null;

    create table package_reminders (
      package_id uuid not null references packages (id) on delete restrict,
      day smallint not null,
      community_id uuid not null references communities (id) on delete restrict,
      at timestamptz not null default clock_timestamp(),
      primary key (package_id, day),
      check (day between 0 and 60)
    );
    create index package_reminders_community_idx on package_reminders (community_id);

    alter table package_handovers
      add column signature_removed_at timestamptz,
      add column photo_removed_at timestamptz,
      drop constraint package_handovers_check1,
      add constraint package_handovers_on_paper check
        (signature = 'screen' or signature_file_id is null),
      add constraint package_handovers_on_screen check
        (signature <> 'screen' or signature_file_id is not null or signature_removed_at is not null);
    create index package_handovers_with_pictures_idx on package_handovers (community_id, at)
      where signature_file_id is not null or photo_file_id is not null;

    create function app_communities_with_parcels()
    returns table (community_id uuid)
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select c.id from communities c
      where exists (select 1 from packages p where p.community_id = c.id
        and p.status = 'received' and p.unit_id is not null)
      order by c.id
    $$;
    revoke execute on function app_communities_with_parcels() from public;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop function app_communities_with_parcels();
    drop index package_handovers_with_pictures_idx;
    update package_handovers set signature = 'paper'
      where signature = 'screen' and signature_file_id is null;
    alter table package_handovers
      drop constraint package_handovers_on_paper,
      drop constraint package_handovers_on_screen,
      drop column signature_removed_at,
      drop column photo_removed_at,
      add constraint package_handovers_check1
        check ((signature = 'screen') = (signature_file_id is not null));
    drop table package_reminders;
    drop index packages_with_photo_idx;
    alter table packages drop column photo_removed_at;
    alter table communities
      drop column parcels_reminder_days, drop column parcels_perishable_hours,
      drop column parcels_return_days, drop column parcels_photo_days,
      drop column parcels_signature_days;
  `)
}

import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Signatures of a handover are kept as long as the community keeps signatures. The row stays: one that was
 * signed on the screen is without a picture only where it says since when.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table shift_handovers
      add column signatures_removed_at timestamptz,
      drop constraint shift_handovers_check3,
      drop constraint shift_handovers_check4,
      add constraint shift_handovers_from_on_paper check
        (from_signature = 'screen' or from_file_id is null),
      add constraint shift_handovers_from_on_screen check
        (from_signature <> 'screen' or from_file_id is not null or signatures_removed_at is not null),
      add constraint shift_handovers_to_on_paper check
        (to_file_id is null or coalesce(to_signature, '') = 'screen'),
      add constraint shift_handovers_to_on_screen check
        (coalesce(to_signature, '') <> 'screen' or to_file_id is not null
          or signatures_removed_at is not null);
    create index shift_handovers_with_signatures_idx
      on shift_handovers (community_id, (coalesce(ended_at, at)))
      where from_file_id is not null or to_file_id is not null;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop index shift_handovers_with_signatures_idx;
    alter table shift_handovers
      drop constraint shift_handovers_from_on_paper,
      drop constraint shift_handovers_from_on_screen,
      drop constraint shift_handovers_to_on_paper,
      drop constraint shift_handovers_to_on_screen,
      drop column signatures_removed_at,
      add constraint shift_handovers_check3
        check ((from_signature = 'screen') = (from_file_id is not null)),
      add constraint shift_handovers_check4
        check ((to_signature is not null and to_signature = 'screen') = (to_file_id is not null));
  `)
}

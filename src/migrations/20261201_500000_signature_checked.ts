import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * What the desk saw when it compared a signature with an earlier one, and with which. One that does
 * not match is never without a note.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table package_handovers
      add column signature_check varchar(10) not null default 'none',
      add column signature_note varchar(500),
      add column compared_with_id uuid references package_handovers (id) on delete restrict,
      add constraint package_handovers_check_known
        check (signature_check in ('none', 'alike', 'different')),
      add constraint package_handovers_check_noted
        check ((signature_check = 'different') = (signature_note is not null)),
      add constraint package_handovers_check_of
        check ((signature_check = 'none') = (compared_with_id is null));
    create index package_handovers_compared_idx on package_handovers (compared_with_id);
    create index package_handovers_different_idx on package_handovers (community_id, at desc)
      where signature_check = 'different';
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    alter table package_handovers
      drop column signature_check,
      drop column signature_note,
      drop column compared_with_id;
  `)
}

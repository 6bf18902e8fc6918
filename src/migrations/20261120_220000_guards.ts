import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * What Payload's schema does not say: a row of a community always has one, a row that others point
 * at cannot be deleted under them (Payload makes every foreign key SET NULL), and where workers
 * say that they are alive.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table units alter column building set not null;
    alter table packages alter column status set not null;
    alter table packages alter column pickup_code set not null;
    alter table packages alter column received_at set not null;

    create table worker_heartbeats (
      id text primary key,
      at timestamptz not null
    );

    do $$
    declare link record;
    begin
      for link in
        select conrelid::regclass as child, conname, pg_get_constraintdef(oid) as rule
        from pg_constraint
        where contype = 'f' and confdeltype = 'n' and connamespace = 'public'::regnamespace
      loop
        execute format('alter table %s drop constraint %I', link.child, link.conname);
        execute format('alter table %s add constraint %I %s', link.child, link.conname,
          replace(link.rule, 'ON DELETE SET NULL', 'ON DELETE RESTRICT'));
      end loop;
    end $$;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table worker_heartbeats;
    alter table units alter column building drop not null;
    alter table packages alter column status drop not null;
    alter table packages alter column pickup_code drop not null;
    alter table packages alter column received_at drop not null;
  `)
}

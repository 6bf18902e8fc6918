import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * A browser shows notices for as long as its login lasts: whatever ends the login, signing out here or
 * from elsewhere, a new password, its end in time, takes the subscription with it.
 *
 * `app_take_browser` has a browser that changed hands show nothing of whoever had it before. Nobody
 * can ask it about a browser: its address is known to the browser alone.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    delete from push_subscriptions p
      where not exists (select 1 from users_sessions s where s.id = p.session_id);
    alter table push_subscriptions add constraint push_subscriptions_session_fk
      foreign key (session_id) references users_sessions (id) on delete cascade;
    create index push_subscriptions_session_idx on push_subscriptions (session_id);

    create function app_take_browser(address text) returns void
    language sql volatile security definer set search_path = pg_catalog, public as
    $$
      delete from push_subscriptions where endpoint = address and user_id <> app_person()
    $$;
    revoke execute on function app_take_browser(text) from public;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop function app_take_browser(text);
    drop index push_subscriptions_session_idx;
    alter table push_subscriptions drop constraint push_subscriptions_session_fk;
  `)
}

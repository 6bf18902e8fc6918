import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * What channels know of themselves, and nothing of people. `telegram_bots`: what the bot of a token is
 * called, and when a worker last heard from Telegram. `mail_reports`: which reports of the provider
 * were taken, so that one that is sent again changes nothing. `app_delivery_of` tells the worker which
 * delivery a provider's report is about, and in which community; of the row nothing else.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table telegram_bots (
      bot_id varchar(20) primary key,
      username varchar(64) not null,
      heard_at timestamptz not null
    );

    create table mail_reports (
      id varchar(100) primary key,
      at timestamptz not null default now()
    );
    create index mail_reports_at_idx on mail_reports (at);

    create function app_delivery_of(way text, provider text)
    returns table (id uuid, community_id uuid)
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select d.id, d.community_id from deliveries d
      where d.provider_id = provider and d.channel = way
    $$;
    revoke execute on function app_delivery_of(text, text) from public;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop function app_delivery_of(text, text);
    drop table mail_reports;
    drop table telegram_bots;
  `)
}

import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * What people report to the management, with what was said at that moment, and what the management
 * decided. Both only grow; the key of the decision is the report, so there is one.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table content_reports (
      id uuid primary key,
      community_id uuid not null references communities (id) on delete restrict,
      kind varchar(30) not null,
      record_id uuid not null,
      record_part bigint not null,
      reporter_id uuid not null references users (id) on delete restrict,
      author_id uuid not null references users (id) on delete restrict,
      reason varchar(20) not null,
      note varchar(1000) not null default '',
      body varchar(5000) not null,
      files jsonb not null default '[]',
      said_at timestamptz not null,
      at timestamptz not null default clock_timestamp(),
      check (reason in ('spam', 'insult', 'threat', 'private', 'other')),
      check (reporter_id <> author_id)
    );
    create unique index content_reports_once_idx
      on content_reports (reporter_id, kind, record_id, record_part);
    create index content_reports_of_idx on content_reports (kind, record_id, record_part);
    create index content_reports_recent_idx on content_reports (community_id, at desc, id desc);
    create index content_reports_author_idx on content_reports (author_id);
    create index content_reports_files_idx on content_reports using gin (files jsonb_path_ops);

    create table content_report_decisions (
      report_id uuid primary key references content_reports (id) on delete restrict,
      community_id uuid not null references communities (id) on delete restrict,
      decision varchar(20) not null,
      note varchar(1000) not null default '',
      decided_by_id uuid not null references users (id) on delete restrict,
      at timestamptz not null default clock_timestamp(),
      check (decision in ('nothing-wrong', 'removed'))
    );
    create index content_report_decisions_recent_idx
      on content_report_decisions (community_id, at desc);
    create index content_report_decisions_by_idx on content_report_decisions (decided_by_id);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop table content_report_decisions, content_reports`)
}

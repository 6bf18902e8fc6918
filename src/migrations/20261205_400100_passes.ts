import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * One pass for each invitation, whatever becomes of its time: six digits, which live around a visit, and a
 * signed token that is made anew whenever it is shown. The private half of a community's key is made of the
 * data key that stands under the row's id. Nobody is inside twice on one invitation. `gate_holds` keeps whom
 * the block list stopped, and what a manager answered;
 * `gate_stops`, on which days wrong codes used up what may be guessed.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table visit_passes (
      id uuid primary key,
      community_id uuid not null references communities (id) on delete restrict,
      invitation_id uuid not null unique references invitations (id) on delete restrict,
      code varchar(6),
      made_at timestamptz not null default clock_timestamp(),
      unique (community_id, code),
      check (code ~ '^[0-9]{6}$')
    );

    create table pass_keys (
      id uuid primary key,
      community_id uuid not null references communities (id) on delete restrict,
      kid smallint not null,
      public_key varchar(87) not null,
      made_at timestamptz not null default clock_timestamp(),
      unique (community_id, kid),
      check (kid between 1 and 255)
    );

    create table gate_holds (
      id uuid primary key,
      community_id uuid not null references communities (id) on delete restrict,
      visit_id uuid not null unique references visits (id) on delete restrict,
      entry_id uuid not null references block_entries (id) on delete restrict,
      by_id uuid not null references users (id) on delete restrict,
      at timestamptz not null default clock_timestamp(),
      answer varchar(10),
      answered_at timestamptz,
      answered_by_id uuid references users (id) on delete restrict,
      check (answer in ('allowed', 'denied')),
      check ((answer is null) = (answered_at is null)),
      check ((answer is null) = (answered_by_id is null))
    );
    create index gate_holds_community_idx on gate_holds (community_id) where answer is null;
    create index gate_holds_entry_idx on gate_holds (entry_id);
    create index gate_holds_by_idx on gate_holds (by_id);
    create index gate_holds_answered_by_idx on gate_holds (answered_by_id);

    create table gate_stops (
      community_id uuid not null references communities (id) on delete restrict,
      day date not null,
      at timestamptz not null default clock_timestamp(),
      primary key (community_id, day)
    );

    create unique index visits_inside_once_idx on visits (invitation_id)
      where state in ('inside', 'overstayed');
    create index visits_opens_idx on visits (community_id, opens_at);
    alter table visits
      add constraint visits_window_check check (closes_at > opens_at),
      add constraint visits_entered_check check (
        state not in ('inside', 'overstayed', 'left') or entered_at is not null),
      add constraint visits_left_check check ((state = 'left') = (left_at is not null));
    alter table invitations add constraint invitations_span_check check (
      ends_at is null or ends_at > starts_at);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    alter table invitations drop constraint invitations_span_check;
    alter table visits drop constraint visits_window_check,
      drop constraint visits_entered_check, drop constraint visits_left_check;
    drop index visits_inside_once_idx, visits_opens_idx;
    drop table gate_stops;
    drop table gate_holds;
    drop table pass_keys;
    drop table visit_passes;
  `)
}

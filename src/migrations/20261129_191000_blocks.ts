import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Who takes no messages from whom, and how a message goes that management takes away. Only whoever
 * blocks sees their row, so the two questions that others depend on are functions: they answer about
 * the person in the scope alone.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table messaging_blocks (
      community_id uuid not null references communities (id) on delete restrict,
      blocker_id uuid not null references users (id) on delete cascade,
      blocked_id uuid not null references users (id) on delete cascade,
      at timestamptz not null default clock_timestamp(),
      primary key (community_id, blocker_id, blocked_id),
      check (blocker_id <> blocked_id)
    );
    create index messaging_blocks_blocker_idx on messaging_blocks (blocker_id);
    create index messaging_blocks_blocked_idx on messaging_blocks (blocked_id);

    -- Whether somebody takes no messages from the person in the scope. Whoever works here is heard.
    create function app_is_blocked_by(in_community uuid, person uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select exists (select 1 from messaging_blocks b
        where b.community_id = in_community and in_community = any (app_communities())
          and b.blocker_id = person and b.blocked_id = app_person())
        and not in_community || ':staff' = any (app_posts())
    $$;

    -- What keeps the person in the scope from writing into a direct conversation; null: nothing.
    create function app_direct_barrier(conversation uuid) returns text
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select case
        when bool_or(exists (select 1 from messaging_blocks b where b.community_id = c.community_id
          and b.blocker_id = app_person() and b.blocked_id = p.user_id)) then 'blocked-by-me'
        when bool_or(app_is_blocked_by(c.community_id, p.user_id)) then 'not-taken'
      end
      from conversations c join conversation_participants p on p.conversation_id = c.id
      where c.id = conversation and c.kind = 'direct' and p.user_id <> app_person()
    $$;

    create or replace function app_send_message(in_community uuid, in_conversation uuid, from_client uuid,
      says text, answers bigint)
    returns table (outcome text, seq bigint, sent_at timestamptz, thread bigint, is_reopened boolean,
      body text, is_new boolean)
    language plpgsql as
    $$
    #variable_conflict use_column
    declare
      me uuid := app_person();
      c conversations%rowtype;
      m messages%rowtype;
      part text;
      is_asking boolean;
      is_answering boolean;
      moment timestamptz;
      n bigint;
    begin
      is_reopened := false;
      is_new := false;
      -- Whoever may not write finds no row to lock, and is told below whether there is one to see.
      select * into c from conversations
        where id = in_conversation and community_id = in_community for no key update;
      -- Looked at after the lock: of two tries at once the second finds what the first has stored.
      select * into m from messages where sender_id = me and client_id = from_client;
      if found then
        outcome := case when m.conversation_id = in_conversation then 'sent' else 'client-taken' end;
        seq := m.seq; sent_at := m.at; thread := m.thread_root; body := m.body;
        return next; return;
      end if;
      if c.id is null then
        perform 1 from conversations where id = in_conversation and community_id = in_community;
        outcome := case when found then 'closed' else 'missing' end;
        return next; return;
      end if;
      select p.role into part from conversation_participants p
        where p.conversation_id = c.id and p.user_id = me and p.left_seq is null and p.role <> 'staff';
      if part is null and not app_serves(c.community_id, c.kind, c.team, c.assignee_id, app_posts()) then
        outcome := 'closed';
        return next; return;
      end if;
      -- Asked behind the lock, which whoever blocks somebody takes as well.
      if c.kind = 'direct' then
        outcome := app_direct_barrier(c.id);
        if outcome is not null then return next; return; end if;
      end if;
      if answers is not null then
        select coalesce(r.thread_root, r.seq) into thread from messages r
          where r.conversation_id = c.id and r.seq = answers and r.kind = 'text';
        if not found then
          outcome := 'no-reply-target';
          return next; return;
        end if;
      end if;
      is_asking := part = 'member' and c.kind in ('inquiry', 'board', 'broadcast-reply');
      is_answering := part is distinct from 'member';
      moment := clock_timestamp();
      n := c.last_seq + 1;
      is_reopened := coalesce(is_asking, false) and c.state <> 'open';
      if is_reopened then
        insert into messages (conversation_id, seq, community_id, sender_id, client_id, kind, data, at)
        values (c.id, n, c.community_id, me, gen_random_uuid(), 'system',
          '{"type":"reopened"}', moment);
        n := n + 1;
      end if;
      insert into messages (conversation_id, seq, community_id, sender_id, client_id, body, reply_to,
        thread_root, at)
      values (c.id, n, c.community_id, me, from_client, says, answers, thread, moment);
      update conversations set last_seq = n, last_at = moment,
        state = case when is_reopened then 'open' else state end,
        reopened_at = case when is_reopened then moment else reopened_at end,
        snoozed_until = case when is_asking then null else snoozed_until end,
        waiting_since = case when is_asking then coalesce(waiting_since, moment)
          when is_answering then null else waiting_since end,
        first_answer_at = case when is_answering then coalesce(first_answer_at, moment)
          else first_answer_at end
        where id = c.id;
      if part is null then
        insert into conversation_participants as p
          (conversation_id, user_id, community_id, role, joined_seq, last_read_seq, last_delivered_seq)
        values (c.id, me, c.community_id, 'staff', n, n, n)
        on conflict (conversation_id, user_id) do update
          set last_read_seq = n, last_delivered_seq = n;
      else
        update conversation_participants set last_read_seq = n, last_delivered_seq = n
          where conversation_id = c.id and user_id = me;
      end if;
      outcome := 'sent'; seq := n; sent_at := moment; body := says; is_new := true;
      return next;
    end
    $$;

    -- What management took away is read by nobody: what it needs stands in the report.
    alter table message_edits drop constraint message_edits_kind_check;
    alter table message_edits add constraint message_edits_kind_check
      check (kind in ('edit', 'delete', 'removal'));

    -- Takes a reported message away for everybody, for the manager who has just decided so. They are
    -- not part of the conversation and see nothing of it; that the decision is theirs is asked here.
    create function app_take_message_away(by_report uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public as
    $$
    #variable_conflict use_column
    declare
      me uuid := app_person();
      r content_reports%rowtype;
      m messages%rowtype;
    begin
      select * into r from content_reports where id = by_report and kind = 'message'
        and community_id = any (app_communities()) and author_id <> me
        and community_id || ':manager' = any (app_posts());
      if not found or not exists (select 1 from content_report_decisions d where d.report_id = r.id
          and d.decision = 'removed' and d.decided_by_id = me) then
        raise exception 'no decision of this person takes the message away'
          using errcode = 'insufficient_privilege';
      end if;
      perform 1 from conversations where id = r.record_id for no key update;
      select * into m from messages
        where conversation_id = r.record_id and seq = r.record_part for no key update;
      if not found or m.deleted_at is not null then return false; end if;
      insert into message_edits (id, conversation_id, seq, community_id, kind, body, editor_id)
        values (gen_random_uuid(), m.conversation_id, m.seq, m.community_id, 'removal', m.body, me);
      update messages set body = '', deleted_at = clock_timestamp(), deleted_by_id = me
        where conversation_id = m.conversation_id and seq = m.seq;
      with gone as (delete from message_attachments
        where conversation_id = m.conversation_id and seq = m.seq returning file_id)
      update stored_files set state = 'released', released_at = clock_timestamp()
        where id in (select file_id from gone) and state = 'bound';
      return true;
    end
    $$;

    revoke execute on function app_is_blocked_by(uuid, uuid), app_direct_barrier(uuid),
      app_take_message_away(uuid) from public;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop function app_take_message_away(uuid);
    create or replace function app_send_message(in_community uuid, in_conversation uuid, from_client uuid,
      says text, answers bigint)
    returns table (outcome text, seq bigint, sent_at timestamptz, thread bigint, is_reopened boolean,
      body text, is_new boolean)
    language plpgsql as
    $$
    #variable_conflict use_column
    declare
      me uuid := app_person();
      c conversations%rowtype;
      m messages%rowtype;
      part text;
      is_asking boolean;
      is_answering boolean;
      moment timestamptz;
      n bigint;
    begin
      is_reopened := false;
      is_new := false;
      -- Whoever may not write finds no row to lock, and is told below whether there is one to see.
      select * into c from conversations
        where id = in_conversation and community_id = in_community for no key update;
      -- Looked at after the lock: of two tries at once the second finds what the first has stored.
      select * into m from messages where sender_id = me and client_id = from_client;
      if found then
        outcome := case when m.conversation_id = in_conversation then 'sent' else 'client-taken' end;
        seq := m.seq; sent_at := m.at; thread := m.thread_root; body := m.body;
        return next; return;
      end if;
      if c.id is null then
        perform 1 from conversations where id = in_conversation and community_id = in_community;
        outcome := case when found then 'closed' else 'missing' end;
        return next; return;
      end if;
      select p.role into part from conversation_participants p
        where p.conversation_id = c.id and p.user_id = me and p.left_seq is null and p.role <> 'staff';
      if part is null and not app_serves(c.community_id, c.kind, c.team, c.assignee_id, app_posts()) then
        outcome := 'closed';
        return next; return;
      end if;
      if answers is not null then
        select coalesce(r.thread_root, r.seq) into thread from messages r
          where r.conversation_id = c.id and r.seq = answers and r.kind = 'text';
        if not found then
          outcome := 'no-reply-target';
          return next; return;
        end if;
      end if;
      is_asking := part = 'member' and c.kind in ('inquiry', 'board', 'broadcast-reply');
      is_answering := part is distinct from 'member';
      moment := clock_timestamp();
      n := c.last_seq + 1;
      is_reopened := coalesce(is_asking, false) and c.state <> 'open';
      if is_reopened then
        insert into messages (conversation_id, seq, community_id, sender_id, client_id, kind, data, at)
        values (c.id, n, c.community_id, me, gen_random_uuid(), 'system',
          '{"type":"reopened"}', moment);
        n := n + 1;
      end if;
      insert into messages (conversation_id, seq, community_id, sender_id, client_id, body, reply_to,
        thread_root, at)
      values (c.id, n, c.community_id, me, from_client, says, answers, thread, moment);
      update conversations set last_seq = n, last_at = moment,
        state = case when is_reopened then 'open' else state end,
        reopened_at = case when is_reopened then moment else reopened_at end,
        snoozed_until = case when is_asking then null else snoozed_until end,
        waiting_since = case when is_asking then coalesce(waiting_since, moment)
          when is_answering then null else waiting_since end,
        first_answer_at = case when is_answering then coalesce(first_answer_at, moment)
          else first_answer_at end
        where id = c.id;
      if part is null then
        insert into conversation_participants as p
          (conversation_id, user_id, community_id, role, joined_seq, last_read_seq, last_delivered_seq)
        values (c.id, me, c.community_id, 'staff', n, n, n)
        on conflict (conversation_id, user_id) do update
          set last_read_seq = n, last_delivered_seq = n;
      else
        update conversation_participants set last_read_seq = n, last_delivered_seq = n
          where conversation_id = c.id and user_id = me;
      end if;
      outcome := 'sent'; seq := n; sent_at := moment; body := says; is_new := true;
      return next;
    end
    $$;
    drop function app_direct_barrier(uuid);
    drop function app_is_blocked_by(uuid, uuid);
    drop table messaging_blocks;
    alter table message_edits drop constraint message_edits_kind_check;
    alter table message_edits add constraint message_edits_kind_check
      check (kind in ('edit', 'delete')) not valid;
  `)
}

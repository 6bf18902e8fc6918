import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Texts that lie sealed: of confidential conversations, and of every report from now on. Each record
 * has a key, wrapped by the ring of the files. A plain text never comes into a confidential
 * conversation: triggers refuse it.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table data_keys (
      id uuid primary key,
      community_id uuid not null references communities (id) on delete restrict,
      kid varchar(20) not null,
      wrapped_key bytea not null,
      made_at timestamptz not null default clock_timestamp()
    );
    create index data_keys_community_idx on data_keys (community_id);
    create index data_keys_kid_idx on data_keys (kid);

    alter table messages add column sealed bytea,
      add constraint messages_one_text check (sealed is null or body = '');
    alter table message_edits add column sealed bytea,
      add constraint message_edits_one_text check (sealed is null or body = '');
    alter table conversation_drafts add column sealed bytea,
      add constraint conversation_drafts_one_text check (sealed is null or body = '');
    alter table conversation_notes add column sealed bytea,
      add constraint conversation_notes_one_text check (sealed is null or body = '');
    alter table content_reports add column sealed bytea, add column sealed_note bytea,
      add constraint content_reports_one_text check (sealed is null or body = ''),
      add constraint content_reports_one_note check (sealed_note is null or note = '');

    create function app_refuse_plain() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public as
    $$
    declare
      marked text;
    begin
      -- Whoever marks the conversation holds its row: this waits, and reads what it is then.
      select c.sensitivity into marked from conversations c
        where c.id = new.conversation_id for key share;
      if marked = 'confidential' then
        raise exception 'the texts of this conversation are sealed'
          using errcode = 'serialization_failure';
      end if;
      return new;
    end
    $$;
    create trigger sealed_insert before insert on messages
      for each row when (new.body <> '') execute function app_refuse_plain();
    create trigger sealed_update before update of body on messages
      for each row when (new.body <> '') execute function app_refuse_plain();
    create trigger sealed_insert before insert on message_edits
      for each row when (new.body <> '') execute function app_refuse_plain();
    create trigger sealed_insert before insert on conversation_drafts
      for each row when (new.body <> '') execute function app_refuse_plain();
    create trigger sealed_update before update of body on conversation_drafts
      for each row when (new.body <> '') execute function app_refuse_plain();
    create trigger sealed_insert before insert on conversation_notes
      for each row when (new.body <> '') execute function app_refuse_plain();

    -- Whether the person in the scope is one who marks this conversation, which is marked.
    create function app_has_marked(conversation uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select exists (select 1 from conversations c where c.id = conversation
        and c.kind in ('inquiry', 'board', 'broadcast-reply') and c.sensitivity = 'confidential'
        and (app_serves(c.community_id, c.kind, c.team, c.assignee_id, app_posts())
          or (c.opened_by_id = app_person() and app_is_part(c.id))))
    $$;

    -- What is not sealed yet in a conversation that was just marked: also what whoever marks it does
    -- not read, as the drafts of others. The program seals it in the same transaction; afterwards
    -- there is nothing left to read here.
    create function app_plain_texts(in_conversation uuid, most integer)
    returns table (source text, id uuid, seq bigint, body text)
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select * from (
        select 'message' as source, null::uuid as id, m.seq, m.body from messages m
          where m.conversation_id = in_conversation and m.body <> ''
        union all
        select 'edit', e.id, e.seq, e.body from message_edits e
          where e.conversation_id = in_conversation and e.body <> ''
        union all
        select 'draft', d.user_id, null, d.body from conversation_drafts d
          where d.conversation_id = in_conversation and d.body <> ''
        union all
        select 'note', n.id, null, n.body from conversation_notes n
          where n.conversation_id = in_conversation and n.body <> '') plain
      where (select app_has_marked(in_conversation)) limit most
    $$;

    -- Puts the sealed texts in place of the plain ones.
    create function app_seal_texts(in_conversation uuid, texts jsonb) returns void
    language plpgsql security definer set search_path = pg_catalog, public as
    $$
    begin
      if not app_has_marked(in_conversation) then
        raise exception 'this conversation is not sealed by this person'
          using errcode = 'insufficient_privilege';
      end if;
      update messages m set body = '', sealed = decode(t.sealed, 'base64')
        from jsonb_to_recordset(texts) as t (source text, seq bigint, sealed text)
        where t.source = 'message' and m.conversation_id = in_conversation and m.seq = t.seq
          and m.body <> '';
      update message_edits e set body = '', sealed = decode(t.sealed, 'base64')
        from jsonb_to_recordset(texts) as t (source text, id uuid, sealed text)
        where t.source = 'edit' and e.conversation_id = in_conversation and e.id = t.id
          and e.body <> '';
      update conversation_drafts d set body = '', sealed = decode(t.sealed, 'base64')
        from jsonb_to_recordset(texts) as t (source text, id uuid, sealed text)
        where t.source = 'draft' and d.conversation_id = in_conversation and d.user_id = t.id
          and d.body <> '';
      update conversation_notes n set body = '', sealed = decode(t.sealed, 'base64')
        from jsonb_to_recordset(texts) as t (source text, id uuid, sealed text)
        where t.source = 'note' and n.conversation_id = in_conversation and n.id = t.id
          and n.body <> '';
    end
    $$;

    drop function app_send_message(uuid, uuid, uuid, text, bigint);
    create function app_send_message(in_community uuid, in_conversation uuid, from_client uuid,
      says text, answers bigint, is_sealed boolean)
    returns table (outcome text, seq bigint, sent_at timestamptz, thread bigint, is_reopened boolean,
      body text, sealed bytea, is_new boolean)
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
        sealed := m.sealed;
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
      -- Marked in the meantime: nothing of it is stored, and the program tries again with a seal.
      if (c.sensitivity = 'confidential') <> is_sealed then
        outcome := 'sealing-changed';
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

    create or replace function app_take_message_away(by_report uuid) returns boolean
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
      insert into message_edits (id, conversation_id, seq, community_id, kind, body, sealed, editor_id)
        values (gen_random_uuid(), m.conversation_id, m.seq, m.community_id, 'removal', m.body, m.sealed,
          me);
      update messages set body = '', sealed = null, deleted_at = clock_timestamp(), deleted_by_id = me
        where conversation_id = m.conversation_id and seq = m.seq;
      with gone as (delete from message_attachments
        where conversation_id = m.conversation_id and seq = m.seq returning file_id)
      update stored_files set state = 'released', released_at = clock_timestamp()
        where id in (select file_id from gone) and state = 'bound';
      return true;
    end
    $$;

    revoke execute on function app_refuse_plain(), app_has_marked(uuid),
      app_plain_texts(uuid, integer), app_seal_texts(uuid, jsonb),
      app_send_message(uuid, uuid, uuid, text, bigint, boolean) from public;
  `)
}

/** Sealed texts are lost by this: the way back has no keys. */
export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    create or replace function app_take_message_away(by_report uuid) returns boolean
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
    drop function app_send_message(uuid, uuid, uuid, text, bigint, boolean);
    create function app_send_message(in_community uuid, in_conversation uuid, from_client uuid,
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
    revoke execute on function app_send_message(uuid, uuid, uuid, text, bigint) from public;
    drop function app_seal_texts(uuid, jsonb);
    drop function app_plain_texts(uuid, integer);
    drop function app_has_marked(uuid);
    drop trigger sealed_insert on messages;
    drop trigger sealed_update on messages;
    drop trigger sealed_insert on message_edits;
    drop trigger sealed_insert on conversation_drafts;
    drop trigger sealed_update on conversation_drafts;
    drop trigger sealed_insert on conversation_notes;
    drop function app_refuse_plain();
    alter table messages drop column sealed;
    alter table message_edits drop column sealed;
    alter table conversation_drafts drop column sealed;
    alter table conversation_notes drop column sealed;
    alter table content_reports drop column sealed, drop column sealed_note;
    drop table data_keys;
  `)
}

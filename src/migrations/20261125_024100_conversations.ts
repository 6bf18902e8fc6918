import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Conversations. A message is named by its conversation and its number there, which is given out
 * under the lock of the conversation's row; \`client_id\` is what its sender's browser called it.
 * \`visible\` are the numbers that a participant sees: from joining to leaving, each time, and what
 * was shared with them.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table conversations (
      id uuid primary key,
      community_id uuid not null references communities (id) on delete restrict,
      kind varchar(20) not null,
      subject varchar(150),
      topic_id uuid references message_topics (id) on delete restrict,
      unit_id uuid references units (id) on delete restrict,
      opened_by_id uuid not null references users (id) on delete restrict,
      direct_key varchar(80),
      link_type varchar(40),
      link_id uuid,
      sensitivity varchar(20) not null default 'normal',
      history varchar(10) not null default 'joined',
      state varchar(10) not null default 'open',
      team varchar(20),
      assignee_id uuid references users (id) on delete restrict,
      snoozed_until timestamptz,
      waiting_since timestamptz,
      answer_due_at timestamptz,
      first_answer_at timestamptz,
      reopened_at timestamptz,
      resolved_at timestamptz,
      resolution varchar(20),
      last_seq bigint not null default 0,
      last_at timestamptz not null default clock_timestamp(),
      created_at timestamptz not null default clock_timestamp(),
      check (kind in ('direct', 'group', 'inquiry', 'board', 'broadcast-reply')),
      check (state in ('open', 'resolved', 'archived')),
      check (history in ('joined', 'shared')),
      check (sensitivity in ('normal', 'confidential')),
      check ((link_type is null) = (link_id is null))
    );
    create index conversations_recent_idx on conversations (community_id, last_at desc, id desc);
    create index conversations_served_idx on conversations (community_id, state, last_at desc, id desc)
      where kind in ('inquiry', 'board', 'broadcast-reply');
    create index conversations_waiting_idx on conversations (community_id, waiting_since)
      where waiting_since is not null and state = 'open';
    create index conversations_assignee_idx on conversations (assignee_id) where assignee_id is not null;
    create index conversations_topic_idx on conversations (topic_id) where topic_id is not null;
    create index conversations_unit_idx on conversations (unit_id) where unit_id is not null;
    create index conversations_opened_by_idx on conversations (opened_by_id);
    create index conversations_link_idx on conversations (link_type, link_id) where link_id is not null;
    -- Two people have one direct conversation, however often and from where it is begun.
    create unique index conversations_direct_idx on conversations (community_id, direct_key)
      where direct_key is not null;

    -- The community of what follows is that of its conversation: the key carries it.
    create table conversation_participants (
      conversation_id uuid not null references conversations (id) on delete restrict,
      user_id uuid not null references users (id) on delete restrict,
      community_id uuid not null,
      role varchar(10) not null default 'member',
      joined_seq bigint not null default 0,
      joined_at timestamptz not null default clock_timestamp(),
      left_seq bigint,
      left_at timestamptz,
      visible int8multirange not null default '{}',
      last_read_seq bigint not null default 0,
      last_delivered_seq bigint not null default 0,
      muted_until timestamptz,
      added_by_id uuid references users (id) on delete restrict,
      primary key (conversation_id, user_id),
      check (role in ('member', 'helper', 'staff')),
      check ((left_seq is null) = (left_at is null))
    );
    create index conversation_participants_user_idx
      on conversation_participants (user_id, community_id, left_at desc);
    create index conversation_participants_added_by_idx on conversation_participants (added_by_id);

    create table messages (
      conversation_id uuid not null references conversations (id) on delete restrict,
      seq bigint not null,
      community_id uuid not null,
      sender_id uuid not null references users (id) on delete restrict,
      client_id uuid not null,
      kind varchar(10) not null default 'text',
      body varchar(5000) not null default '',
      data jsonb,
      reply_to bigint,
      thread_root bigint,
      edited_at timestamptz,
      deleted_at timestamptz,
      deleted_by_id uuid references users (id) on delete restrict,
      at timestamptz not null default clock_timestamp(),
      words tsvector generated always as (to_tsvector('simple', body)) stored,
      primary key (conversation_id, seq),
      foreign key (conversation_id, reply_to) references messages (conversation_id, seq),
      check (kind in ('text', 'system'))
    );
    create unique index messages_client_idx on messages (sender_id, client_id);
    create index messages_thread_idx on messages (conversation_id, thread_root, seq)
      where thread_root is not null;
    create index messages_words_idx on messages using gin (words);
    create index messages_deleted_by_idx on messages (deleted_by_id) where deleted_by_id is not null;

    create table message_edits (
      id uuid primary key,
      conversation_id uuid not null references conversations (id) on delete restrict,
      seq bigint not null,
      community_id uuid not null,
      kind varchar(10) not null,
      body varchar(5000) not null,
      editor_id uuid not null references users (id) on delete restrict,
      at timestamptz not null default clock_timestamp(),
      foreign key (conversation_id, seq) references messages (conversation_id, seq),
      check (kind in ('edit', 'delete'))
    );
    create index message_edits_of_idx on message_edits (conversation_id, seq, at);
    create index message_edits_editor_idx on message_edits (editor_id);

    create table message_reactions (
      conversation_id uuid not null references conversations (id) on delete restrict,
      seq bigint not null,
      user_id uuid not null references users (id) on delete restrict,
      emoji varchar(16) not null,
      community_id uuid not null,
      at timestamptz not null default clock_timestamp(),
      primary key (conversation_id, seq, user_id, emoji),
      foreign key (conversation_id, seq) references messages (conversation_id, seq)
    );
    create index message_reactions_user_idx on message_reactions (user_id);

    create table conversation_notes (
      id uuid primary key,
      conversation_id uuid not null references conversations (id) on delete restrict,
      community_id uuid not null,
      author_id uuid not null references users (id) on delete restrict,
      kind varchar(20) not null default 'note',
      body varchar(5000) not null default '',
      data jsonb,
      after_seq bigint not null,
      at timestamptz not null default clock_timestamp()
    );
    create index conversation_notes_of_idx on conversation_notes (conversation_id, at);
    create index conversation_notes_author_idx on conversation_notes (author_id);

    create table conversation_drafts (
      conversation_id uuid not null references conversations (id) on delete restrict,
      user_id uuid not null references users (id) on delete cascade,
      community_id uuid not null,
      body varchar(5000) not null,
      reply_to bigint,
      updated_at timestamptz not null default now(),
      primary key (conversation_id, user_id)
    );
    create index conversation_drafts_user_idx on conversation_drafts (user_id);

    create table messaging_preferences (
      user_id uuid not null references users (id) on delete cascade,
      community_id uuid not null references communities (id) on delete restrict,
      accepts_direct boolean not null default false,
      hides_receipts boolean not null default false,
      hides_presence boolean not null default false,
      updated_at timestamptz not null default now(),
      primary key (user_id, community_id)
    );
    create index messaging_preferences_community_idx on messaging_preferences (community_id);

    -- Roles of the staff that the person in the scope holds now: "<community>:<role>".
    create function app_posts() returns text[]
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select coalesce(array_agg(s.community_id || ':' || s.role)
        || array_agg(distinct s.community_id || ':staff'), '{}')
      from app_standing(app_person()) s
      where s.role in ('manager', 'board', 'bookkeeper', 'editor', 'concierge', 'guard', 'maintenance')
    $$;

    -- Whether a conversation is addressed to the person as staff. Without SET, so that it is part of
    -- the query that asks.
    create function app_serves(community uuid, kind text, team text, assignee uuid, posts text[])
    returns boolean language sql stable as
    $$
      select case
        when kind = 'board' then community || ':board' = any (posts)
        when kind in ('inquiry', 'broadcast-reply') then
          community || ':manager' = any (posts)
          or coalesce(community || ':' || team = any (posts), false)
          or coalesce(assignee = app_person() and community || ':staff' = any (posts), false)
        else false
      end
    $$;

    create function app_serves_it(conversation uuid, posts text[]) returns boolean
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select exists (select 1 from conversations c where c.id = conversation
        and app_serves(c.community_id, c.kind, c.team, c.assignee_id, posts))
    $$;

    create function app_is_part(conversation uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select exists (select 1 from conversation_participants p
        where p.conversation_id = conversation and p.user_id = app_person()
          and p.left_seq is null and p.role <> 'staff')
    $$;

    create function app_was_part(conversation uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select exists (select 1 from conversation_participants p
        where p.conversation_id = conversation and p.user_id = app_person() and p.role <> 'staff')
    $$;

    -- While nobody has said anything, whoever opens a conversation puts people into it.
    create function app_opened(conversation uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select exists (select 1 from conversations c
        where c.id = conversation and c.opened_by_id = app_person() and c.last_seq = 0)
    $$;

    create function app_sees(conversation uuid, seq bigint, posts text[]) returns boolean
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select exists (select 1 from conversation_participants p
          where p.conversation_id = conversation and p.user_id = app_person()
            and p.role <> 'staff' and p.visible @> seq)
        or app_serves_it(conversation, posts)
    $$;

    -- The newest conversations of the person in the scope, and how new each is for them: whoever has
    -- left one hears of nothing that came later. It asks the participants itself, so it does not pass
    -- the policies once in a row. Many conversations are walked from the newest on, few are sorted.
    create function app_inbox(in_community uuid, before_at timestamptz, before_id uuid, most integer)
    returns table (id uuid, sort_at timestamptz)
    language plpgsql stable security definer set search_path = pg_catalog, public as
    $$
    #variable_conflict use_column
    declare
      me uuid := app_person();
      few constant integer := 300;
      far constant integer := 1000;
      found_here integer;
      is_walk boolean;
    begin
      if me is null or not in_community = any (app_communities()) then return; end if;
      select count(*) > few into is_walk from (
        select 1 from conversation_participants p where p.user_id = me
          and p.community_id = in_community and p.left_at is null and p.role <> 'staff'
        limit few + 1) counted;
      if is_walk then
        select count(*) into found_here from (
          select 1 from (
            select c.id from conversations c where c.community_id = in_community
              and (c.last_at, c.id) < (before_at, before_id)
            order by c.last_at desc, c.id desc limit far) c
          where exists (select 1 from conversation_participants p where p.conversation_id = c.id
            and p.user_id = me and p.left_at is null and p.role <> 'staff')
          limit most) walked;
        is_walk := found_here >= most;
      end if;
      return query
        select f.id, f.sort_at from (
          (select c.id, c.last_at as sort_at from (
              select c.id, c.last_at from conversations c where is_walk
                and c.community_id = in_community and (c.last_at, c.id) < (before_at, before_id)
              order by c.last_at desc, c.id desc limit far) c
            where exists (select 1 from conversation_participants p where p.conversation_id = c.id
              and p.user_id = me and p.left_at is null and p.role <> 'staff')
            order by c.last_at desc, c.id desc limit most)
          union all
          (select c.id, c.last_at from conversation_participants p
            join conversations c on c.id = p.conversation_id
            where not is_walk and p.user_id = me and p.community_id = in_community
              and p.left_at is null and p.role <> 'staff'
              and (c.last_at, c.id) < (before_at, before_id)
            order by c.last_at desc, c.id desc limit most)
          union all
          (select p.conversation_id, p.left_at from conversation_participants p
            where p.user_id = me and p.community_id = in_community and p.left_at is not null
              and p.role <> 'staff' and (p.left_at, p.conversation_id) < (before_at, before_id)
            order by p.left_at desc, p.conversation_id desc limit most)
        ) f order by f.sort_at desc, f.id desc limit most;
    end
    $$;

    -- Messages with these words that the person in the scope sees, the newest first. The index of
    -- words cannot be used below a policy, so this looks at the participants itself.
    create function app_search_messages(in_community uuid, in_conversation uuid, asked text,
      before_at timestamptz, most integer)
    returns table (conversation_id uuid, seq bigint)
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      select m.conversation_id, m.seq from messages m
      where m.words @@ to_tsquery('simple', asked) and m.community_id = in_community
        and in_community = any (app_communities()) and m.deleted_at is null and m.kind = 'text'
        and (in_conversation is null or m.conversation_id = in_conversation) and m.at < before_at
        and app_sees(m.conversation_id, m.seq, (select app_posts()))
      order by m.at desc, m.conversation_id, m.seq desc limit most
    $$;

    -- Sends a message, once however often it is tried: number, message, state of the conversation
    -- and the sender's own pointer in one statement of the caller. The policies apply.
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

    revoke execute on function app_posts(), app_serves(uuid, text, text, uuid, text[]),
      app_serves_it(uuid, text[]), app_is_part(uuid), app_was_part(uuid), app_opened(uuid),
      app_sees(uuid, bigint, text[]), app_inbox(uuid, timestamptz, uuid, integer),
      app_search_messages(uuid, uuid, text, timestamptz, integer),
      app_send_message(uuid, uuid, uuid, text, bigint) from public;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop function app_send_message(uuid, uuid, uuid, text, bigint);
    drop function app_search_messages(uuid, uuid, text, timestamptz, integer);
    drop function app_inbox(uuid, timestamptz, uuid, integer);
    drop table messaging_preferences, conversation_drafts, conversation_notes, message_reactions,
      message_edits, messages, conversation_participants, conversations cascade;
    drop function app_sees(uuid, bigint, text[]);
    drop function app_opened(uuid);
    drop function app_was_part(uuid);
    drop function app_is_part(uuid);
    drop function app_serves_it(uuid, text[]);
    drop function app_serves(uuid, text, text, uuid, text[]);
    drop function app_posts();
  `)
}

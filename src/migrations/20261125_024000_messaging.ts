import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * What a community decides about messages: topics with whom they reach and when, and what may be
 * sent. The conversations themselves are in the next one.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create type message_topic_team as enum
      ('manager', 'board', 'bookkeeper', 'editor', 'concierge', 'guard', 'maintenance');
    create type message_topic_fallback as enum
      ('manager', 'board', 'bookkeeper', 'editor', 'concierge', 'guard', 'maintenance');

    create table message_topics (
      id uuid primary key not null,
      community_id uuid not null,
      name varchar not null,
      description varchar,
      team message_topic_team default 'manager' not null,
      person_id uuid,
      hours_opens varchar,
      hours_closes varchar,
      hours_monday boolean default true,
      hours_tuesday boolean default true,
      hours_wednesday boolean default true,
      hours_thursday boolean default true,
      hours_friday boolean default true,
      hours_saturday boolean default false,
      hours_sunday boolean default false,
      fallback message_topic_fallback,
      falls_back_outside boolean default false,
      answer_hours numeric,
      position numeric default 0,
      is_active boolean default true,
      updated_at timestamp(3) with time zone default now() not null,
      created_at timestamp(3) with time zone default now() not null
    );
    alter table message_topics add constraint message_topics_community_id_communities_id_fk
      foreign key (community_id) references communities (id) on delete restrict;
    alter table message_topics add constraint message_topics_person_id_users_id_fk
      foreign key (person_id) references users (id) on delete restrict;
    create index message_topics_community_idx on message_topics (community_id);
    create index message_topics_person_idx on message_topics (person_id);
    create index message_topics_updated_at_idx on message_topics (updated_at);
    create index message_topics_created_at_idx on message_topics (created_at);
    create unique index community_name_idx on message_topics (community_id, name);

    alter table communities
      add column messaging_neighbours boolean default true,
      add column messaging_files boolean default false,
      add column messaging_images numeric default 5,
      add column messaging_image_megabytes numeric default 5,
      add column messaging_edit_minutes numeric default 15,
      add column messaging_delete_minutes numeric default 60;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    alter table communities
      drop column messaging_neighbours, drop column messaging_files, drop column messaging_images,
      drop column messaging_image_megabytes, drop column messaging_edit_minutes,
      drop column messaging_delete_minutes;
    drop table message_topics;
    drop type message_topic_team;
    drop type message_topic_fallback;
  `)
}

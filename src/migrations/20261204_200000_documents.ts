import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/** Documents, the folders in which they lie, and what they are about. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create type document_state as enum ('draft', 'review', 'published', 'withdrawn');

    create table document_categories (
      id uuid primary key not null,
      community_id uuid not null,
      name varchar not null,
      position numeric default 0,
      updated_at timestamp(3) with time zone default now() not null,
      created_at timestamp(3) with time zone default now() not null
    );
    alter table document_categories add constraint document_categories_community_id_communities_id_fk
      foreign key (community_id) references communities (id) on delete restrict;
    create index document_categories_community_idx on document_categories (community_id);
    create index document_categories_updated_at_idx on document_categories (updated_at);
    create index document_categories_created_at_idx on document_categories (created_at);
    create unique index document_categories_name_idx on document_categories (community_id, name);

    create table document_folders (
      id uuid primary key not null,
      community_id uuid not null,
      name varchar not null,
      parent_id uuid,
      readers jsonb,
      updated_at timestamp(3) with time zone default now() not null,
      created_at timestamp(3) with time zone default now() not null,
      check (readers is null or jsonb_typeof(readers) = 'array')
    );
    alter table document_folders add constraint document_folders_community_id_communities_id_fk
      foreign key (community_id) references communities (id) on delete restrict;
    alter table document_folders add constraint document_folders_parent_id_document_folders_id_fk
      foreign key (parent_id) references document_folders (id) on delete restrict;
    create index document_folders_community_idx on document_folders (community_id);
    create index document_folders_parent_idx on document_folders (parent_id);
    create index document_folders_updated_at_idx on document_folders (updated_at);
    create index document_folders_created_at_idx on document_folders (created_at);

    create table documents (
      id uuid primary key not null,
      community_id uuid not null,
      title varchar not null,
      description varchar,
      folder_id uuid not null,
      readers jsonb,
      tags varchar,
      category_id uuid,
      owner_id uuid,
      issued_on timestamp(3) with time zone,
      review_on timestamp(3) with time zone,
      expires_on timestamp(3) with time zone,
      supersedes_id uuid,
      is_must_know boolean default false,
      requires_confirmation boolean default false,
      state document_state default 'draft',
      published_at timestamp(3) with time zone,
      updated_at timestamp(3) with time zone default now() not null,
      created_at timestamp(3) with time zone default now() not null,
      check (state is not null),
      check (state not in ('published', 'withdrawn') or published_at is not null),
      check (readers is null or jsonb_typeof(readers) = 'array')
    );
    alter table documents add constraint documents_community_id_communities_id_fk
      foreign key (community_id) references communities (id) on delete restrict;
    alter table documents add constraint documents_folder_id_document_folders_id_fk
      foreign key (folder_id) references document_folders (id) on delete restrict;
    alter table documents add constraint documents_category_id_document_categories_id_fk
      foreign key (category_id) references document_categories (id) on delete restrict;
    alter table documents add constraint documents_owner_id_users_id_fk
      foreign key (owner_id) references users (id) on delete restrict;
    alter table documents add constraint documents_supersedes_id_documents_id_fk
      foreign key (supersedes_id) references documents (id) on delete restrict;
    create index documents_community_idx on documents (community_id);
    create index documents_folder_idx on documents (folder_id);
    create index documents_category_idx on documents (category_id);
    create index documents_owner_idx on documents (owner_id);
    create index documents_supersedes_idx on documents (supersedes_id);
    create index documents_updated_at_idx on documents (updated_at);
    create index documents_created_at_idx on documents (created_at);
    -- Not by state: behind the policies an index serves no comparison of an enum.
    create index documents_newest_idx on documents (community_id, published_at desc, id desc);
    create index documents_newest_in_folder_idx on documents (folder_id, published_at desc, id desc);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table documents cascade;
    drop table document_folders cascade;
    drop table document_categories;
    drop type document_state;
  `)
}

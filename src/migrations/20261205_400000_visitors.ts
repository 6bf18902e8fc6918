import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/** Gates, whom people ask in, each time that somebody comes, and who is not let in. */

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE visit_state AS ENUM('expected', 'waiting', 'approved', 'refused', 'inside', 'overstayed', 'left', 'expired', 'revoked');
  CREATE TYPE invitation_kind AS ENUM('single', 'recurring', 'standing');
  CREATE TYPE visit_purpose AS ENUM('guest', 'family', 'delivery', 'service');
  CREATE TYPE invitation_state AS ENUM('active', 'revoked');
  CREATE TABLE visits (
    id uuid PRIMARY KEY NOT NULL,
    community_id uuid NOT NULL,
    name varchar NOT NULL,
    invitation_id uuid NOT NULL,
    host_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    state visit_state DEFAULT 'expected' NOT NULL,
    opens_at timestamp(3) with time zone NOT NULL,
    closes_at timestamp(3) with time zone NOT NULL,
    party numeric DEFAULT 1 NOT NULL,
    vehicle varchar,
    gate_id uuid,
    method varchar,
    entered_at timestamp(3) with time zone,
    entered_by_id uuid,
    overstays_at timestamp(3) with time zone,
    left_at timestamp(3) with time zone,
    left_by_id uuid,
    updated_at timestamp(3) with time zone DEFAULT now() NOT NULL,
    created_at timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE invitations (
    id uuid PRIMARY KEY NOT NULL,
    community_id uuid NOT NULL,
    name varchar NOT NULL,
    visitor_id uuid NOT NULL,
    host_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    kind invitation_kind DEFAULT 'single' NOT NULL,
    purpose visit_purpose DEFAULT 'guest' NOT NULL,
    starts_at timestamp(3) with time zone NOT NULL,
    ends_at timestamp(3) with time zone,
    rule varchar,
    minutes numeric,
    is_multi_entry boolean DEFAULT false,
    party numeric DEFAULT 1 NOT NULL,
    vehicle varchar,
    note varchar,
    state invitation_state DEFAULT 'active' NOT NULL,
    revoked_at timestamp(3) with time zone,
    revoked_by_id uuid,
    updated_at timestamp(3) with time zone DEFAULT now() NOT NULL,
    created_at timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE visitors (
    id uuid PRIMARY KEY NOT NULL,
    community_id uuid NOT NULL,
    host_id uuid NOT NULL,
    name varchar NOT NULL,
    vehicle varchar,
    last_invited_at timestamp(3) with time zone NOT NULL,
    updated_at timestamp(3) with time zone DEFAULT now() NOT NULL,
    created_at timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE gates (
    id uuid PRIMARY KEY NOT NULL,
    community_id uuid NOT NULL,
    name varchar NOT NULL,
    position numeric DEFAULT 0,
    updated_at timestamp(3) with time zone DEFAULT now() NOT NULL,
    created_at timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE block_entries (
    id uuid PRIMARY KEY NOT NULL,
    community_id uuid NOT NULL,
    name varchar NOT NULL,
    aliases varchar,
    vehicle varchar,
    reason varchar NOT NULL,
    expires_at timestamp(3) with time zone,
    updated_at timestamp(3) with time zone DEFAULT now() NOT NULL,
    created_at timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE visits ADD CONSTRAINT visits_community_id_communities_id_fk FOREIGN KEY (community_id) REFERENCES communities(id) ON DELETE restrict;
  ALTER TABLE visits ADD CONSTRAINT visits_invitation_id_invitations_id_fk FOREIGN KEY (invitation_id) REFERENCES invitations(id) ON DELETE restrict;
  ALTER TABLE visits ADD CONSTRAINT visits_host_id_users_id_fk FOREIGN KEY (host_id) REFERENCES users(id) ON DELETE restrict;
  ALTER TABLE visits ADD CONSTRAINT visits_unit_id_units_id_fk FOREIGN KEY (unit_id) REFERENCES units(id) ON DELETE restrict;
  ALTER TABLE visits ADD CONSTRAINT visits_gate_id_gates_id_fk FOREIGN KEY (gate_id) REFERENCES gates(id) ON DELETE restrict;
  ALTER TABLE visits ADD CONSTRAINT visits_entered_by_id_users_id_fk FOREIGN KEY (entered_by_id) REFERENCES users(id) ON DELETE restrict;
  ALTER TABLE visits ADD CONSTRAINT visits_left_by_id_users_id_fk FOREIGN KEY (left_by_id) REFERENCES users(id) ON DELETE restrict;
  ALTER TABLE invitations ADD CONSTRAINT invitations_community_id_communities_id_fk FOREIGN KEY (community_id) REFERENCES communities(id) ON DELETE restrict;
  ALTER TABLE invitations ADD CONSTRAINT invitations_visitor_id_visitors_id_fk FOREIGN KEY (visitor_id) REFERENCES visitors(id) ON DELETE restrict;
  ALTER TABLE invitations ADD CONSTRAINT invitations_host_id_users_id_fk FOREIGN KEY (host_id) REFERENCES users(id) ON DELETE restrict;
  ALTER TABLE invitations ADD CONSTRAINT invitations_unit_id_units_id_fk FOREIGN KEY (unit_id) REFERENCES units(id) ON DELETE restrict;
  ALTER TABLE invitations ADD CONSTRAINT invitations_revoked_by_id_users_id_fk FOREIGN KEY (revoked_by_id) REFERENCES users(id) ON DELETE restrict;
  ALTER TABLE visitors ADD CONSTRAINT visitors_community_id_communities_id_fk FOREIGN KEY (community_id) REFERENCES communities(id) ON DELETE restrict;
  ALTER TABLE visitors ADD CONSTRAINT visitors_host_id_users_id_fk FOREIGN KEY (host_id) REFERENCES users(id) ON DELETE restrict;
  ALTER TABLE gates ADD CONSTRAINT gates_community_id_communities_id_fk FOREIGN KEY (community_id) REFERENCES communities(id) ON DELETE restrict;
  ALTER TABLE block_entries ADD CONSTRAINT block_entries_community_id_communities_id_fk FOREIGN KEY (community_id) REFERENCES communities(id) ON DELETE restrict;
  CREATE INDEX visits_community_idx ON visits (community_id);
  CREATE INDEX visits_invitation_idx ON visits (invitation_id);
  CREATE INDEX visits_host_idx ON visits (host_id);
  CREATE INDEX visits_unit_idx ON visits (unit_id);
  CREATE INDEX visits_gate_idx ON visits (gate_id);
  CREATE INDEX visits_entered_by_idx ON visits (entered_by_id);
  CREATE INDEX visits_left_by_idx ON visits (left_by_id);
  CREATE INDEX visits_updated_at_idx ON visits (updated_at);
  CREATE INDEX visits_created_at_idx ON visits (created_at);
  CREATE INDEX "community_state_opensAt_idx" ON visits (community_id,state,opens_at);
  CREATE INDEX "host_opensAt_idx" ON visits (host_id,opens_at);
  CREATE INDEX "invitation_state_opensAt_idx" ON visits (invitation_id,state,opens_at);
  CREATE INDEX invitations_community_idx ON invitations (community_id);
  CREATE INDEX invitations_visitor_idx ON invitations (visitor_id);
  CREATE INDEX invitations_host_idx ON invitations (host_id);
  CREATE INDEX invitations_unit_idx ON invitations (unit_id);
  CREATE INDEX invitations_revoked_by_idx ON invitations (revoked_by_id);
  CREATE INDEX invitations_updated_at_idx ON invitations (updated_at);
  CREATE INDEX invitations_created_at_idx ON invitations (created_at);
  CREATE INDEX "host_startsAt_idx" ON invitations (host_id,starts_at);
  CREATE INDEX "community_state_startsAt_idx" ON invitations (community_id,state,starts_at);
  CREATE INDEX visitors_community_idx ON visitors (community_id);
  CREATE INDEX visitors_host_idx ON visitors (host_id);
  CREATE INDEX visitors_updated_at_idx ON visitors (updated_at);
  CREATE INDEX visitors_created_at_idx ON visitors (created_at);
  CREATE INDEX "host_lastInvitedAt_idx" ON visitors (host_id,last_invited_at);
  CREATE INDEX gates_community_idx ON gates (community_id);
  CREATE INDEX gates_updated_at_idx ON gates (updated_at);
  CREATE INDEX gates_created_at_idx ON gates (created_at);
  CREATE INDEX block_entries_community_idx ON block_entries (community_id);
  CREATE INDEX block_entries_updated_at_idx ON block_entries (updated_at);
  CREATE INDEX block_entries_created_at_idx ON block_entries (created_at);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE visits CASCADE;
  DROP TABLE invitations CASCADE;
  DROP TABLE visitors CASCADE;
  DROP TABLE gates CASCADE;
  DROP TABLE block_entries CASCADE;
  DROP TYPE visit_state;
  DROP TYPE invitation_kind;
  DROP TYPE visit_purpose;
  DROP TYPE invitation_state;`)
}

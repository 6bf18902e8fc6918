import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * The audit log becomes a chain for each community (and one for the platform). Entries are written
 * in the transaction of the change, without a lock; the worker seals them soon after, in an order
 * that never changes again. A seal has no foreign key on purpose: an entry that is removed leaves it.
 *
 * A digest is the SHA-256 of a JSON array, so that no two rows give one text. The functions look
 * past the policies and add seals; nobody but the owner of the database can do anything else there.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table audit_seals (
      chain text not null,
      seq bigint not null,
      entry_id uuid not null unique,
      digest text not null,
      sealed_at timestamptz not null default clock_timestamp(),
      primary key (chain, seq)
    );
    create index audit_entries_at_idx on audit_entries (at);

    create function app_audit_digest(previous text, seq bigint, entry audit_entries) returns text
    language sql immutable parallel safe set search_path = pg_catalog, public as
    $$
      select encode(sha256(convert_to(jsonb_build_array(previous, seq, entry.id,
        entry.community_id, entry.actor_id, entry.action, entry.subject_collection,
        entry.subject_id, entry.details, entry.request_id,
        (extract(epoch from entry.at) * 1000000)::bigint)::text, 'UTF8')), 'hex')
    $$;

    create function app_seal_audit(since timestamptz, most int default 5000) returns int
    language plpgsql security definer set search_path = pg_catalog, public as
    $$
    declare
      entry audit_entries;
      last record;
      link text;
      sealed int := 0;
    begin
      -- One worker at a time: two would give one place in the chain twice.
      if not pg_try_advisory_xact_lock(4215002) then return 0; end if;
      for entry in
        select e.* from audit_entries e
        where e.at >= since and not exists (select 1 from audit_seals s where s.entry_id = e.id)
        order by e.at, e.id limit most
      loop
        link := coalesce(entry.community_id::text, 'platform');
        select s.seq, s.digest into last from audit_seals s
        where s.chain = link order by s.seq desc limit 1;
        insert into audit_seals (chain, seq, entry_id, digest)
        values (link, coalesce(last.seq, 0) + 1, entry.id,
          app_audit_digest(coalesce(last.digest, ''), coalesce(last.seq, 0) + 1, entry));
        sealed := sealed + 1;
      end loop;
      return sealed;
    end
    $$;

    create function app_verify_audit(patience interval)
    returns table (chain text, seq bigint, entry_id uuid, problem text)
    language sql stable security definer set search_path = pg_catalog, public as
    $$
      with links as (
        select s.*, coalesce(lag(s.digest) over w, '') as previous,
          coalesce(lag(s.seq) over w, 0) as previous_seq
        from audit_seals s window w as (partition by s.chain order by s.seq)
      )
      select l.chain, l.seq, l.entry_id,
        case
          when l.seq <> l.previous_seq + 1 then 'seal-missing'
          when e.id is null then 'removed'
          else 'changed'
        end
      from links l left join audit_entries e on e.id = l.entry_id
      where l.seq <> l.previous_seq + 1 or e.id is null
        or coalesce(e.community_id::text, 'platform') <> l.chain
        or app_audit_digest(l.previous, l.seq, e) <> l.digest
      union all
      select coalesce(e.community_id::text, 'platform'), null, e.id, 'unsealed'
      from audit_entries e
      where e.at < clock_timestamp() - patience
        and not exists (select 1 from audit_seals s where s.entry_id = e.id)
      order by 1, 2
    $$;

    revoke execute on function app_seal_audit(timestamptz, int), app_verify_audit(interval)
      from public;

    select app_seal_audit('-infinity', 1000000);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop function app_verify_audit(interval);
    drop function app_seal_audit(timestamptz, int);
    drop function app_audit_digest(text, bigint, audit_entries);
    drop index audit_entries_at_idx;
    drop table audit_seals;
  `)
}

import { sql } from '@payloadcms/db-postgres'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * The second step of a sign-in, and what is needed to undo a change of an account.
 *
 * `second_factors` holds the secret that an authenticator app shares, sealed, and the last 30-second
 * step whose code was used; it counts once it is confirmed. Of recovery codes the digests.
 * `account_challenges` are questions that were put to a browser: finish this sign-in, sign with this
 * passkey. Each is answered once.
 *
 * `account_changes` holds how an account was before a change, sealed, for 72 hours. An address that a
 * change set free is held for its old owner that long: the trigger answers as if it were taken.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table second_factors (
      user_id uuid primary key references users (id) on delete cascade,
      secret text not null,
      confirmed_at timestamptz,
      last_step bigint not null default 0,
      created_at timestamptz not null default now()
    );

    create table recovery_codes (
      user_id uuid not null references users (id) on delete cascade,
      digest varchar(43) not null,
      used_at timestamptz,
      created_at timestamptz not null default now(),
      primary key (user_id, digest)
    );

    create table passkeys (
      id varchar(1400) primary key,
      user_id uuid not null references users (id) on delete cascade,
      name varchar(60) not null,
      public_key text not null,
      counter bigint not null,
      transports text not null,
      created_at timestamptz not null default now(),
      last_used_at timestamptz
    );
    create index passkeys_user_idx on passkeys (user_id);

    create table account_challenges (
      id uuid primary key,
      purpose varchar(20) not null,
      user_id uuid references users (id) on delete cascade,
      device varchar(43) not null,
      proved varchar(43),
      challenge varchar(200) unique,
      tries integer not null default 0,
      used_at timestamptz,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null
    );
    create index account_challenges_user_idx on account_challenges (user_id);
    create index account_challenges_age_idx on account_challenges (expires_at);

    create table account_changes (
      id uuid primary key,
      user_id uuid not null references users (id) on delete cascade,
      kind varchar(40) not null,
      user_agent varchar(400) not null,
      address varchar(45) not null,
      before text not null,
      freed_email varchar,
      token_digest varchar(43) unique,
      at timestamptz not null default clock_timestamp(),
      expires_at timestamptz not null default clock_timestamp() + interval '72 hours',
      undone_at timestamptz
    );
    create index account_changes_user_idx on account_changes (user_id, at);
    create index account_changes_age_idx on account_changes (expires_at);
    create index account_changes_freed_idx on account_changes (freed_email);

    create function app_hold_freed_email() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public as
    $$
    begin
      if exists (select 1 from account_changes c where c.freed_email = new.email
                 and c.user_id <> new.id and c.undone_at is null and c.expires_at > now()) then
        raise exception 'duplicate key value violates unique constraint "users_email_idx"'
          using errcode = '23505', constraint = 'users_email_idx', table = 'users',
            detail = 'Key (email)=(' || new.email || ') already exists.';
      end if;
      return new;
    end
    $$;
    revoke execute on function app_hold_freed_email() from public;
    create trigger hold_freed_email_insert before insert on users
      for each row execute function app_hold_freed_email();
    create trigger hold_freed_email_update before update of email on users
      for each row when (new.email is distinct from old.email)
      execute function app_hold_freed_email();
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop trigger hold_freed_email_update on users;
    drop trigger hold_freed_email_insert on users;
    drop function app_hold_freed_email();
    drop table account_changes;
    drop table account_challenges;
    drop table passkeys;
    drop table recovery_codes;
    drop table second_factors;
  `)
}

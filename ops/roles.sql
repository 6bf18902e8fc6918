-- Makes the three database roles on a Postgres 18 of your own. Run it once, connected to the
-- database that Courtyard shall use, as an administrator that may create roles:
--
--   DB_OWNER_PASSWORD=... DB_APP_PASSWORD=... DB_SYSTEM_PASSWORD=... \
--     psql --file=ops/roles.sql "postgres://admin@host/courtyard"
--
-- It may be run again, for example to change the passwords. No superuser is needed, with one
-- exception: BYPASSRLS. Only a superuser, or a role that has BYPASSRLS itself, may give it. Where
-- neither is at hand, as on some managed servers, courtyard_system is made without it, a notice says
-- so, and the policies that the migrations write for that role take its place.

\set ON_ERROR_STOP on
\getenv owner_password DB_OWNER_PASSWORD
\getenv app_password DB_APP_PASSWORD
\getenv system_password DB_SYSTEM_PASSWORD
SELECT :{?owner_password} AND :{?app_password} AND :{?system_password} AS is_complete \gset
\if :is_complete
\else
  \warn 'Set DB_OWNER_PASSWORD, DB_APP_PASSWORD and DB_SYSTEM_PASSWORD.'
  SELECT 1 / 0 AS "the passwords are missing";
\endif

-- A new role has no rights of any kind: no superuser, no other roles, no databases, no bypass.
SELECT format('CREATE ROLE %I', name)
FROM unnest(ARRAY['courtyard_owner', 'courtyard_app', 'courtyard_system']) AS name
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name)
\gexec

ALTER ROLE courtyard_owner LOGIN PASSWORD :'owner_password';
ALTER ROLE courtyard_app LOGIN PASSWORD :'app_password';
ALTER ROLE courtyard_system LOGIN PASSWORD :'system_password';

DO $$
BEGIN
  ALTER ROLE courtyard_system BYPASSRLS;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'courtyard_system has no BYPASSRLS: this user may not give it.';
END
$$;

-- Who is no superuser must be a member of the new owner to hand the database over.
SELECT format('GRANT courtyard_owner TO %I', current_user)
WHERE NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
\gexec
ALTER DATABASE :"DBNAME" OWNER TO courtyard_owner;

REVOKE ALL ON DATABASE :"DBNAME" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"DBNAME" TO courtyard_app, courtyard_system;

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readdirSync } from 'node:fs'
import pg from 'pg'
import { startApp, type App } from '../helpers/app'

let app: App
let asApp: pg.Client

beforeAll(async () => {
  app = await startApp()
  asApp = new pg.Client({ connectionString: app.urls.app })
  await asApp.connect()
}, 60_000)
afterAll(async () => {
  await asApp.end()
  await app.stop()
})

const refused = async (sql: string) => {
  const outcome = await asApp.query(sql).then(
    () => 'done',
    (error: unknown) => (error as { code?: string }).code,
  )
  return outcome
}
const NOT_ALLOWED = '42501'

describe('the schema', () => {
  it('never empties a reference when its target goes', async () => {
    const all = await app.sql<{ name: string; rule: string }>(
      `select conname as name, confdeltype as rule from pg_constraint
       where contype = 'f' and connamespace = 'public'::regnamespace`,
    )
    expect(all.length).toBeGreaterThan(10)
    expect(all.filter(({ rule }) => rule === 'n' || rule === 'd')).toEqual([])
  })

  it('has a community on every row of a community', async () => {
    const optional = await app.sql<{ table_name: string }>(
      `select table_name from information_schema.columns
       where table_schema = 'public' and column_name = 'community_id' and is_nullable = 'YES'`,
    )
    // The platform's own events belong to none.
    expect(optional.map(({ table_name }) => table_name)).toEqual(['audit_entries'])
    for (const slug of app.manifest.communityScoped) {
      const table = slug.replaceAll('-', '_')
      const columns = await app.sql(
        `select 1 from information_schema.columns
         where table_name = $1 and column_name = 'community_id'`,
        [table],
      )
      expect([table, columns.length]).toEqual([table, 1])
    }
  })

  it('is what the migrations made, all of them and nothing else', async () => {
    const files = readdirSync('src/migrations')
      .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
      .map((name) => name.replace(/\.ts$/, ''))
    const rows = await app.sql<{ name: string; batch: string }>(
      'select name, batch from payload_migrations order by name',
    )
    expect(rows.map(({ name }) => name)).toEqual(files.toSorted())
    // Batch -1 marks a database that was pushed.
    expect(rows.every(({ batch }) => Number(batch) > 0)).toBe(true)
  })
})

describe('the role of the app', () => {
  it('is the one that the product connects with', async () => {
    const { rows } = await asApp.query<{ current_user: string }>('select current_user')
    expect(rows[0]?.current_user).toBe('courtyard_app')
    const result = await app.payload.db.drizzle.execute('select current_user')
    expect(result.rows).toEqual([{ current_user: 'courtyard_app' }])
  })

  it('owns nothing, and has no power over the server', async () => {
    const owned = await app.sql(
      `select relname from pg_class where pg_get_userbyid(relowner) in
         ('courtyard_app', 'courtyard_system')`,
    )
    expect(owned).toEqual([])
    const [role] = await app.sql(
      `select rolsuper, rolcreatedb, rolcreaterole, rolbypassrls from pg_roles
       where rolname = 'courtyard_app'`,
    )
    expect(role).toEqual({
      rolsuper: false,
      rolcreatedb: false,
      rolcreaterole: false,
      rolbypassrls: false,
    })
  })

  it('can only add to the audit log and to timelines', async () => {
    for (const table of ['audit_entries', 'package_events']) {
      expect(await refused(`select count(*) from ${table}`)).toBe('done')
      expect(await refused(`update ${table} set id = id`)).toBe(NOT_ALLOWED)
      expect(await refused(`delete from ${table}`)).toBe(NOT_ALLOWED)
      expect(await refused(`truncate ${table}`)).toBe(NOT_ALLOWED)
    }
    expect(
      await refused(
        `insert into audit_entries (id, at, action, subject_collection, subject_id)
         values (gen_random_uuid(), now(), 'a.b', 'units', 'x')`,
      ),
    ).toBe('done')
  })

  it('changes no table and forges no migration', async () => {
    expect(await refused('create table mine (id int)')).toBe(NOT_ALLOWED)
    expect(await refused('alter table users add column role text')).toBe(NOT_ALLOWED)
    expect(await refused(`delete from payload_migrations`)).toBe(NOT_ALLOWED)
    expect(await refused('drop schema pgboss cascade')).toBe(NOT_ALLOWED)
  })
})

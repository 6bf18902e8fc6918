/**
 * `npm run fixture:release -- <name>`: writes the demo as this tree makes it to
 * tests/fixtures/releases/<name>.sql, for int/migrations, which runs later migrations on it. Run it on
 * the tree of a release, before its first migration after that.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { childEnvironment } from '../launcher/lib/environment.mjs'
import { Failure, runMain } from '../launcher/lib/failure.mjs'
import { ensureInstalled } from '../launcher/lib/install.mjs'
import { choosePorts } from '../launcher/lib/ports.mjs'
import { prepareDataDir } from '../launcher/lib/data.mjs'
import { finish, startChild } from '../launcher/lib/processes.mjs'
import { loadSecrets } from '../launcher/lib/secrets.mjs'
import { entry } from '../launcher/lib/services.mjs'
import { startPostgres } from '../launcher/postgres.mjs'

/** What a running product makes anew: seals, counters, answers kept for a while, words to search by. */
const LEFT_OUT = [
  'audit_seals',
  'rate_limits',
  'idempotency_keys',
  'worker_heartbeats',
  'preferences',
  'package_texts',
  'package_words',
]

/** What the demo does not have, and later migrations may meet. */
const MORE = `
  with p as (
    select p.id, p.community_id, p.unit_id, m.user_id, (select user_id from memberships d
      where d.community_id = p.community_id and d.role = 'concierge' limit 1) as by_id
    from packages p join memberships m on m.id = p.recipient_id
    where p.status = 'collected' limit 1
  ), h as (
    insert into package_handovers (id, community_id, unit_id, by_id, collector_kind, collector_id,
      collector_name, method, signature)
    select gen_random_uuid(), community_id, unit_id, by_id, 'household', user_id, 'A. Resident',
      'search', 'paper' from p returning id, community_id
  )
  insert into package_handover_items (handover_id, package_id, community_id)
  select h.id, p.id, h.community_id from h, p;
  insert into package_pickup_codes (unit_id, user_id, community_id, code, token)
  select unit_id, user_id, community_id, '123456', 'AAAAAAAAAAAAAAAA' from memberships
  where unit_id is not null and status = 'active' limit 1;
  insert into package_closings (id, community_id, package_id, reason, note)
  select gen_random_uuid(), community_id, id, 'lost', 'Looked for on every shelf.' from packages
  where status <> 'collected' limit 1;
`

/** @param {string | undefined} name */
async function main(name) {
  if (!name || !/^[a-z][a-z-]*$/.test(name)) throw new Failure('Say a name, such as hand-over.')
  await ensureInstalled()
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'courtyard-fixture-'))
  prepareDataDir(dataDir)
  const ports = await choosePorts(dataDir, ['postgres', 'realtime', 'smtp', 'mailbox', 'web'])
  const folder = path.join(dataDir, 'postgres')
  const postgres = await startPostgres({ dataDir: folder, port: ports.postgres, throwAway: true })
  try {
    await postgres.createDatabase('courtyard')
    const urls = postgres.urls('courtyard')
    const { PATH = '', HOME = '' } = process.env
    const env = childEnvironment({
      settings: { PATH, HOME, LOG_LEVEL: 'warn' },
      dataDir,
      port: Number(ports.web),
      ports,
      secrets: loadSecrets(dataDir),
      urls,
      demo: true,
    })
    for (const step of /** @type {const} */ (['migrate', 'seed'])) {
      const { args, name: title } = entry(step, env)
      await finish(startChild({ name: title, args, env, dataDir }), title)
    }
    const file = path.join('tests', 'fixtures', 'releases', `${name}.sql`)
    const client = new pg.Client({ connectionString: urls.owner })
    await client.connect()
    try {
      await client.query(MORE)
      writeFileSync(file, await dump(client))
    } finally {
      await client.end()
    }
    process.stdout.write(`${file}\n`)
  } finally {
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/**
 * Rows as JSON, so that a column that is gone later is left out, in an order that foreign keys allow.
 * @param {pg.Client} client
 */
async function dump(client) {
  const { rows } = await client.query(
    `select t.relname as name, array(select quote_ident(a.attname) from pg_attribute a
       where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
         and a.attgenerated = '' order by a.attnum) as columns,
       array(select distinct f.confrelid::regclass::text from pg_constraint f
         where f.conrelid = t.oid and f.contype = 'f' and f.confrelid <> t.oid) as named,
       array(select distinct f.confrelid::regclass::text from pg_constraint f
         where f.conrelid = t.oid and f.contype = 'f' and f.confrelid <> t.oid
           and not exists (select 1 from pg_attribute a where a.attrelid = t.oid
             and a.attnum = any (f.conkey) and not a.attnotnull)) as needed
     from pg_class t where t.relnamespace = 'public'::regnamespace and t.relkind = 'r'
       and t.relname <> all ($1) order by t.relname`,
    [LEFT_OUT],
  )
  const statements = []
  for (const { name, columns } of inOrder(rows)) {
    const held = await client.query(
      `select coalesce(string_agg(to_jsonb(t)::text, E',\\n'), '') as rows from "${name}" t`,
    )
    const text = String(held.rows[0].rows)
    if (text === '') continue
    const list = columns.join(', ')
    statements.push(
      `insert into "${name}" (${list}) select ${list} from jsonb_populate_recordset(null::"${name}", ` +
        `'[\n${text.replaceAll("'", "''")}\n]');`,
    )
  }
  return `${statements.join('\n')}\n`
}

/**
 * @typedef {{ name: string, columns: string[], named: string[], needed: string[] }} Table
 * @param {Table[]} tables
 * @returns {Table[]} each after those that it names, or at least after those that it cannot be without
 */
function inOrder(tables) {
  const left = new Map(tables.map((table) => [table.name, table]))
  const done = []
  while (left.size > 0) {
    const all = [...left.values()]
    const isFree = (/** @type {string[]} */ others) => !others.some((other) => left.has(other))
    const users = (/** @type {Table} */ { name }) => all.filter(({ named }) => named.includes(name))
    const next =
      all.find(({ named }) => isFree(named)) ??
      // Two that name each other: the one that most others wait for.
      all
        .filter(({ needed }) => isFree(needed))
        .toSorted((a, b) => users(b).length - users(a).length)[0]
    if (!next) throw new Failure(`These need each other: ${[...left.keys()].join(', ')}`)
    left.delete(next.name)
    done.push(next)
  }
  return done
}

runMain(() => main(process.argv[2]))

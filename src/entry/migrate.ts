import { readdir } from 'node:fs/promises'
import pg from 'pg'

/** Brings the database up to date, and checks that it is: the process's exit code is the answer. */
const ownerUrl = process.env['DATABASE_OWNER_URL'] ?? process.env['DATABASE_URL']
if (ownerUrl === undefined) throw new Error('DATABASE_OWNER_URL is missing')
// Payload connects with what the configuration reads, and migrations need the owner's rights.
process.env['DATABASE_URL'] = ownerUrl
process.env['DATABASE_SYSTEM_URL'] ??= ownerUrl
process.env['PAYLOAD_MIGRATING'] = 'true'

const [{ default: config }, { getPayload }, { migrateDatabase }, { installBoss }, { manifest }] =
  await Promise.all([
    import('@payload-config'),
    import('payload'),
    import('@/kernel/database/migrate'),
    import('@/kernel/jobs/boss'),
    import('@/modules'),
  ])

const jobNames = manifest.modules.flatMap(({ jobs }) => jobs ?? []).map(({ name }) => name)

await migrateDatabase({
  ownerUrl,
  walls: manifest.walls,
  connect: () => getPayload({ config, disableOnInit: true }),
  installQueue: () => installBoss(ownerUrl, jobNames),
})

const files = (await readdir(new URL('../migrations', import.meta.url))).filter(
  (name) => name.endsWith('.ts') && name !== 'index.ts',
)
const client = new pg.Client({ connectionString: ownerUrl })
await client.connect()
const { rows } = await client.query<{ name: string }>('select name from payload_migrations')
await client.end()
const applied = new Set(rows.map(({ name }) => name))
const missing = files.map((file) => file.replace(/\.ts$/, '')).filter((name) => !applied.has(name))
if (missing.length > 0) throw new Error(`these migrations did not run: ${missing.join(', ')}`)
process.stdout.write(`The database is up to date: ${String(files.length)} migrations.\n`)
process.exit(0)

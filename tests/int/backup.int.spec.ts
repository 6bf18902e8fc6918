import { mkdtempSync } from 'node:fs'
import { appendFile, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import type { Manifest } from '@/kernel/backup/format'
import { prepare, startApp, type App } from '../helpers/app'
import { buildersFor } from '../helpers/builders'
import { runEntry } from '../helpers/entry'
import { photograph, uploadsTo } from '../helpers/files'

let app: App
let folder: string
let manifest: Manifest
let picture: string

const newFolder = () => path.join(mkdtempSync(path.join(tmpdir(), 'courtyard-backup-')), 'kept')

/** Everything that a restore has to bring back, table by table, and what guards it. */
const contentsOf = async (url: string) => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const contents: Record<string, unknown> = {}
    for (const { name } of manifest.tables) {
      const [schema = '', table = ''] = name.split('.')
      const { rows } = await client.query(
        `select count(*)::int as rows, md5(coalesce(string_agg(t::text, E'\\n' order by t::text), '')) as print
         from ${client.escapeIdentifier(schema)}.${client.escapeIdentifier(table)} t`,
      )
      contents[name] = rows[0]
    }
    const guards = await client.query(
      `select conname as name, pg_get_constraintdef(oid) as what from pg_constraint
         where connamespace = 'public'::regnamespace
       union all select tgrelid::regclass || ' ' || tgname, tgenabled::text from pg_trigger
         where not tgisinternal
       union all select relname, relrowsecurity::text from pg_class
         where relnamespace = 'public'::regnamespace and relkind = 'r'
       union all select sequencename, last_value::text from pg_sequences where schemaname = 'public'
       order by 1, 2`,
    )
    return { contents, guards: guards.rows }
  } finally {
    await client.end()
  }
}

const restore = (env: Record<string, string>, ...args: string[]) =>
  runEntry('restore', env, [folder, ...args])

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_SCALE: '10000' })
  const { asSystem } = await import('@/kernel/tenancy/system')
  const { seedCommunity } = await import('@/seed/community')
  const { lesTilleuls } = await import('@/seed/data/lesTilleuls')
  const now = new Date()
  await asSystem(app.payload, 'a test', (req) => seedCommunity(req, lesTilleuls, now))
  const make = buildersFor(app)
  const place = await make.community()
  const manager = await make.person(place.id, 'manager')
  const messaging = { images: 5, imageMegabytes: 5, files: true }
  await app.past.update({ collection: 'communities', id: place.id, data: { messaging } })
  const sent = await uploadsTo(app, place.slug)(manager, 'message-image', await photograph())
  expect(sent.status).toBe(201)
  picture = String(sent.body.id)

  folder = newFolder()
  const { takeBackup } = await import('@/kernel/backup/takeBackup')
  manifest = await takeBackup(folder, app.urls.system)
}, 120_000)
afterAll(async () => {
  await app.stop()
  await rm(path.dirname(folder), { recursive: true, force: true })
})

describe('a backup', () => {
  it('comes back into another installation as it was: rows, files, guards', async () => {
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    expect(rows).toBeGreaterThan(300)
    const { env, urls } = await prepare()
    const { code, output } = await restore(env)
    expect([code, output]).toEqual([0, expect.stringContaining('What was there at')])
    expect(await contentsOf(urls.owner)).toEqual(await contentsOf(app.urls.owner))
    const at = (data: string | undefined) => path.join(data ?? '', 'uploads', 'files', picture)
    const [before, after] = await Promise.all([
      readFile(at(app.env['DATA_DIR'])),
      readFile(at(env['DATA_DIR'])),
    ])
    expect(after.equals(before)).toBe(true)
    expect((await runEntry('auditVerify', env)).output).toContain('The audit log is whole')

    // Once there are people, nothing goes unasked; asked, it comes once more.
    const again = await restore(env)
    expect([again.code, again.output]).toEqual([1, expect.stringContaining('--replace')])
    expect((await restore(env, '--replace')).code).toBe(0)
    expect(await contentsOf(urls.owner)).toEqual(await contentsOf(app.urls.owner))
  }, 120_000)

  it('holds no key, and is refused where the keys of its files are missing', async () => {
    const text = await readFile(path.join(folder, 'backup.json'), 'utf8')
    const key = app.env['FILE_KEYS']?.split(':')[1] ?? ''
    expect([key.length, text.includes(key)]).toEqual([64, false])
    const { env, urls } = await prepare()
    const { code, output } = await restore({
      ...env,
      FILE_KEYS: `t1:${'fedcba9876543210'.repeat(4)}`,
    })
    expect([code, output]).toEqual([1, expect.stringContaining('FILE_KEYS lacks keys')])
    const { contents } = await contentsOf(urls.owner)
    expect(contents['public.users']).toMatchObject({ rows: 0 })
  }, 60_000)

  it('is refused where it is of another release', async () => {
    const { readBackup } = await import('@/kernel/backup/restoreBackup')
    expect(await readBackup(folder)).toEqual(manifest)
    const file = path.join(folder, 'backup.json')
    const text = await readFile(file, 'utf8')
    const migrations = [...manifest.migrations, '20991231_000000_later']
    await writeFile(file, JSON.stringify({ ...manifest, migrations }))
    const { env } = await prepare()
    const { code, output } = await restore(env)
    await writeFile(file, text)
    expect([code, output]).toEqual([1, expect.stringContaining('newer release')])
  }, 60_000)

  it('is refused where a piece was changed, is missing, or lies outside', async () => {
    const { readBackup } = await import('@/kernel/backup/restoreBackup')
    const piece = path.join(folder, 'tables', 'public.users.gz')
    const bytes = await readFile(piece)
    await appendFile(piece, 'x')
    await expect(readBackup(folder)).rejects.toThrow('was changed')
    await rm(piece)
    await expect(readBackup(folder)).rejects.toThrow('is missing')
    await writeFile(piece, bytes)
    const file = path.join(folder, 'backup.json')
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace('tables/public.users.gz', '../../users.gz'))
    await expect(readBackup(folder)).rejects.toThrow('outside of it')
    await writeFile(file, '{')
    await expect(readBackup(folder)).rejects.toThrow('does not read')
    await writeFile(file, text)
    await expect(readBackup(newFolder())).rejects.toThrow('it is no backup')
  })

  it('goes into a new folder alone', async () => {
    const { code, output } = await runEntry('backup', app.env, [folder])
    expect([code, output]).toEqual([1, expect.stringContaining('is not empty')])
    const other = newFolder()
    const done = await runEntry('backup', app.env, [other])
    expect([done.code, done.output]).toEqual([0, expect.stringContaining('files are in')])
    await rm(path.dirname(other), { recursive: true })
  }, 60_000)
})

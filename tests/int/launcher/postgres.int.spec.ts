import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { waitUntilGone } from '../../../launcher/lib/identify.mjs'
import { destroyPostgres, startPostgres } from '../../../launcher/postgres.mjs'
import { withClient } from '../../../launcher/postgres/roles.mjs'
import { makeClone } from './clone.ts'

jest.setTimeout(120_000)

const cleanUp: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const work of cleanUp.splice(0).reverse()) await work()
})

function makeFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'courtyard-postgres-'))
  cleanUp.push(() => destroyPostgres(folder))
  return folder
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<Record<string, unknown>>(text)
    return rows
  })
}

const PASSWORDS = { owner: 'owner-password', app: 'app-password', system: 'system-password' }

describe('the embedded Postgres', () => {
  it('has three roles, of which none is a superuser and one passes row-level security', async () => {
    const server = await startPostgres({ dataDir: makeFolder(), fast: true })
    const roles = await query(
      server.superuserUrl,
      `SELECT rolname AS role, rolsuper OR rolcreaterole OR rolcreatedb AS powerful,
              rolbypassrls AS bypasses FROM pg_roles WHERE rolname LIKE 'courtyard%' ORDER BY 1`,
    )
    expect(roles).toEqual([
      { role: 'courtyard_app', powerful: false, bypasses: false },
      { role: 'courtyard_owner', powerful: false, bypasses: false },
      { role: 'courtyard_system', powerful: false, bypasses: true },
    ])

    expect(await server.createDatabase('courtyard')).toBe(true)
    expect(await server.createDatabase('courtyard')).toBe(false)
    const { owner, app, system } = server.urls('courtyard')
    await query(owner, 'CREATE TABLE things (id int)')
    await query(owner, 'GRANT SELECT ON things TO courtyard_app')
    await expect(query(app, 'SELECT * FROM things')).resolves.toEqual([])
    await expect(query(app, 'CREATE TABLE mine (id int)')).rejects.toThrow('permission denied')
    await expect(query(system, 'SELECT 1 AS one')).resolves.toEqual([{ one: 1 }])
    await expect(query(app.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow('password')
    await server.stop()
  })

  it('brings the extensions and a locale that is the same everywhere', async () => {
    const server = await startPostgres({ dataDir: makeFolder(), fast: true })
    await server.createDatabase('courtyard')
    const { owner } = server.urls('courtyard')
    for (const name of ['pg_trgm', 'pgcrypto', 'citext', 'unaccent', 'btree_gist']) {
      await query(owner, `CREATE EXTENSION ${name}`)
    }
    await expect(query(owner, `SELECT lower('ÉTÉ') AS lower`)).resolves.toEqual([{ lower: 'été' }])
    await expect(query(owner, 'SHOW listen_addresses')).resolves.toEqual([
      { listen_addresses: '127.0.0.1' },
    ])
    await server.stop()
  })

  it('keeps its data and its port, and takes new passwords', async () => {
    const dataDir = makeFolder()
    const first = await startPostgres({ dataDir, fast: true })
    await first.createDatabase('courtyard')
    await query(first.urls('courtyard').owner, 'CREATE TABLE kept AS SELECT 7 AS number')
    await first.stop()
    expect(existsSync(path.join(first.cluster, 'postmaster.pid'))).toBe(false)

    const options = { dataDir, fast: true, port: first.port, passwords: PASSWORDS }
    const second = await startPostgres(options)
    expect(second.port).toBe(first.port)
    expect(second.urls('courtyard').owner).toContain('owner-password')
    const rows = await query(second.urls('courtyard').owner, 'SELECT number FROM kept')
    expect(rows).toEqual([{ number: 7 }])
    await second.stop()
  })

  it('replaces a server that is still running on its data', async () => {
    const dataDir = makeFolder()
    const left = await startPostgres({ dataDir, fast: true })
    const lines: string[] = []
    const log = (line: string) => lines.push(line)
    const next = await startPostgres({ dataDir, fast: true, log, port: left.port })
    expect(lines).toContain('stopped a Postgres that an earlier start had left')
    expect(next.pid).not.toBe(left.pid)
    await left.exited
    await expect(query(next.superuserUrl, 'SELECT 1 AS one')).resolves.toEqual([{ one: 1 }])
    await next.stop()
  })

  it('is not kept from starting by a stale note with the number of another process', async () => {
    const dataDir = makeFolder()
    const first = await startPostgres({ dataDir, fast: true })
    await first.stop()
    const note = path.join(first.cluster, 'postmaster.pid')
    writeFileSync(note, `${process.pid}\n${first.cluster}\n0\n1\n\n127.0.0.1\n`)
    const second = await startPostgres({ dataDir, fast: true })
    expect(second.pid).not.toBe(process.pid)
    await second.stop()
  })

  it('starts after its backends and itself were killed', async () => {
    const dataDir = makeFolder()
    const first = await startPostgres({ dataDir, fast: true })
    process.kill(first.pid, 'SIGKILL')
    await first.exited
    const second = await startPostgres({ dataDir, fast: true })
    await expect(query(second.superuserUrl, 'SELECT 1 AS one')).resolves.toEqual([{ one: 1 }])
    await second.stop()
  })
})

/** Starts a throw-away server in a process of its own and returns it with what it printed. */
async function startElsewhere(module: string) {
  const script = `
    const { startTestDatabase } = await import(${JSON.stringify(module)})
    const { pid, cluster } = await startTestDatabase()
    console.log(JSON.stringify({ pid, cluster }))
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const line = await new Promise<string>((resolve) =>
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString())),
  )
  return { child, ...(JSON.parse(line) as { pid: number; cluster: string }) }
}

describe('a throw-away Postgres', () => {
  it('goes with the process that started it, however that ends', async () => {
    const module = path.resolve(import.meta.dirname, '../../../launcher/test-database.mjs')
    const { child, pid, cluster } = await startElsewhere(module)
    expect(existsSync(cluster)).toBe(true)
    child.kill('SIGKILL')
    expect(await waitUntilGone(pid, 10_000)).toBe(true)
    const end = Date.now() + 15_000
    while (existsSync(cluster) && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    expect(existsSync(cluster)).toBe(false)
  })
})

describe('a clone in a folder that nobody else can enter', () => {
  it('has binaries and data where the database user reaches them, and cleans up', () => {
    const clone = makeClone()
    cleanUp.push(clone.remove)
    const dataDir = path.join(clone.folder, '.data', 'postgres')
    const script = `
      import { destroyPostgres, startPostgres } from './launcher/postgres.mjs'
      const options = { dataDir: ${JSON.stringify(dataDir)}, fast: true }
      const first = await startPostgres(options)
      const made = [await first.createDatabase('courtyard')]
      await first.stop()
      const second = await startPostgres(options)
      made.push(await second.createDatabase('courtyard'))
      await second.stop()
      if (process.argv[1] === 'destroy') await destroyPostgres(options.dataDir)
      console.log(JSON.stringify({ made, cluster: second.cluster }))`
    const run = (...args: string[]) =>
      JSON.parse(
        execFileSync(process.execPath, ['--input-type=module', '--eval', script, ...args], {
          cwd: clone.folder,
          encoding: 'utf8',
        }),
      ) as { made: boolean[]; cluster: string }

    const kept = run()
    expect(kept.made).toEqual([true, false])
    const isRoot = process.getuid?.() === 0
    expect(kept.cluster.startsWith(clone.folder)).toBe(!isRoot)
    expect(readFileSync(path.join(kept.cluster, 'PG_VERSION'), 'utf8').trim()).toBe('18')

    const gone = run('destroy')
    expect(gone).toEqual({ made: [false, false], cluster: kept.cluster })
    expect(existsSync(kept.cluster)).toBe(false)
  })

  it('leaves no data behind when it is deleted', async () => {
    const clone = makeClone()
    const dataDir = path.join(clone.folder, '.data', 'postgres')
    const script = `
      import { startPostgres } from './launcher/postgres.mjs'
      const server = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, fast: true })
      await server.stop()
      console.log(server.cluster)`
    const cluster = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: clone.folder,
      encoding: 'utf8',
    }).trim()
    expect(existsSync(cluster)).toBe(true)
    clone.remove()
    const other = await startPostgres({ dataDir: makeFolder(), fast: true })
    await other.stop()
    expect(existsSync(cluster)).toBe(false)
    rmSync(clone.folder, { recursive: true, force: true })
  })
})

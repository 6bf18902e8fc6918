import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { startOf } from '../../../launcher/lib/identify.mjs'
import { freePort } from '../../../launcher/lib/ports.mjs'
import { destroyPostgres } from '../../../launcher/postgres.mjs'
import { makeClone, start, write } from './clone.ts'

jest.setTimeout(120_000)

const READY = 'Ctrl-C stops everything'

let clone: ReturnType<typeof makeClone>
let port: string
beforeAll(async () => {
  clone = makeClone()
  port = String(await freePort())
})
afterAll(async () => {
  await destroyPostgres(data('postgres'))
  clone.remove()
})

const data = (...parts: string[]) => path.join(clone.folder, '.data', ...parts)
const log = (name: string) => readFileSync(data('logs', `${name}.log`), 'utf8')

async function ready(args: string[] = []) {
  const started = start(clone.folder, ['--port', port, ...args])
  await started.printed(READY)
  return started
}

/** Every process that a start has left a note of: its children and Postgres. */
function pids() {
  const run = JSON.parse(readFileSync(data('run.json'), 'utf8')) as { children: { pid: number }[] }
  return run.children.map(({ pid }) => pid)
}

const isListening = async () =>
  fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  )

describe('npm start, in a folder that nobody else can enter', () => {
  it('starts everything, shows the demo logins, and stops everything on Ctrl-C', async () => {
    const started = await ready()
    expect(started.output()).toContain(`http://localhost:${port}`)
    expect(started.output()).toMatch(/Maple\s+manager\s+maya@example\.org\s+maple-1/)
    expect(await isListening()).toBe(true)
    const children = pids()
    expect(children).toHaveLength(4)

    started.child.kill('SIGINT')
    expect(await started.exited).toBe(0)
    expect(children.map((pid) => startOf(pid))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect(await isListening()).toBe(false)
    expect(log('postgres')).toContain('database system is shut down')
    expect(readdirSync(data())).not.toContain('run.json')
  })

  it('keeps its secrets to its owner, and leaves none to chance', () => {
    const secrets = JSON.parse(readFileSync(data('secrets.json'), 'utf8')) as Record<string, string>
    expect(statSync(data('secrets.json')).mode & 0o777).toBe(0o600)
    expect(Object.keys(secrets)).toEqual(
      expect.arrayContaining(['PAYLOAD_SECRET', 'JOBS_SECRET', 'FILES_SECRET', 'PUSHER_SECRET']),
    )
    expect(new Set(Object.values(secrets)).size).toBe(Object.keys(secrets).length)
    expect(secrets['PAYLOAD_SECRET']).toMatch(/^[0-9a-f]{64}$/)
  })

  it('starts again with its data, without seeding or building again', async () => {
    const started = await ready()
    expect(log('migrate')).toContain('starts: 2')
    expect(started.output()).not.toMatch(/Demo communities|Building/)
    expect(started.output()).toContain('maya@example.org')

    const second = start(clone.folder, ['--port', String(await freePort())])
    expect(await second.exited).toBe(1)
    expect(second.output()).toContain('Courtyard is running from this folder already')

    started.child.kill('SIGTERM')
    expect(await started.exited).toBe(0)
  })

  it('starts at once after its supervisor was killed, and the orphans are gone', async () => {
    const started = await ready()
    const children = pids()
    started.child.kill('SIGKILL')
    await started.exited

    const next = await ready()
    expect(log('migrate')).toContain('starts: 4')
    expect(children.map((pid) => startOf(pid))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    next.child.kill('SIGINT')
    expect(await next.exited).toBe(0)
  })

  it('brings back a worker that dies', async () => {
    const started = await ready()
    const before = pids()
    process.kill(before.at(-1) ?? 0, 'SIGKILL')
    await started.printed('worker stopped unexpectedly and is started again')
    await new Promise((resolve) => setTimeout(resolve, 2500))
    expect(pids()).toHaveLength(4)
    expect(pids()).not.toEqual(before)
    started.child.kill('SIGINT')
    expect(await started.exited).toBe(0)
  })

  it('begins anew with --reset, without the demo when that is wanted', async () => {
    const before = readFileSync(data('secrets.json'), 'utf8')
    const started = await ready(['--reset', '--yes', '--no-demo'])
    expect(log('migrate')).toContain('starts: 1')
    expect(readFileSync(data('secrets.json'), 'utf8')).not.toBe(before)
    expect(started.output()).toMatch(/operator@example\.org\s+once-only/)
    expect(started.output()).not.toContain('maya@example.org')
    started.child.kill('SIGINT')
    expect(await started.exited).toBe(0)
  })

  it('shows the end of the log when a part fails, and stops what it had started', async () => {
    write(clone.folder, 'src/entry/migrate.ts', `throw new Error('no such column')`)
    const broken = start(clone.folder, ['--port', port])
    expect(await broken.exited).toBe(1)
    expect(broken.output()).toContain('Migrating failed. The end of .data/logs/migrate.log:')
    expect(broken.output()).toContain('Error: no such column')
    expect(log('postgres')).toContain('database system is shut down')
    expect(await isListening()).toBe(false)
  })
})

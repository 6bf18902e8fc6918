import { afterEach, describe, expect, it } from '@jest/globals'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import path from 'node:path'
import { APP, RawClient, until } from './helpers.ts'

const MAIN = path.join(import.meta.dirname, '../../../src/realtime-server/main.ts')
const SETTINGS = {
  PUSHER_APP_ID: APP.id,
  PUSHER_KEY: APP.key,
  PUSHER_SECRET: APP.secret,
  REALTIME_PORT: '0',
}

const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

interface Line {
  level: string
  msg: string
  port?: number
  error?: string
}

/** The program as it is started for real, with nothing of our own environment. */
const start = (settings: Record<string, string>) => {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, NODE_ENV: 'test', ...settings },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  children.push(child)
  const lines: Line[] = []
  createInterface(child.stdout).on('line', (line) => lines.push(JSON.parse(line) as Line))
  return { child, lines, closed: once(child, 'close') }
}

describe('the program', () => {
  it('says where it listens, and on SIGTERM sends its clients away and ends well', async () => {
    const { child, lines, closed } = start(SETTINGS)
    await until(() => lines.length > 0)
    expect(lines[0]).toMatchObject({ level: 'info', msg: 'listening' })
    const client = new RawClient(`ws://127.0.0.1:${lines[0]?.port}/app/${APP.key}?protocol=7`)
    await client.next('pusher:connection_established')
    child.kill('SIGTERM')
    child.kill('SIGINT')
    expect(await client.closed).toMatchObject({ code: 4200 })
    expect(await closed).toEqual([0, null])
    expect(lines.at(-1)).toMatchObject({ msg: 'stopped' })
  })

  it('does not start without a secret, and does not tell the one that is too short', async () => {
    for (const secret of ['', 'too-short']) {
      const { lines, closed } = start({ ...SETTINGS, PUSHER_SECRET: secret })
      expect(await closed).toEqual([1, null])
      expect(lines).toHaveLength(1)
      expect(lines[0]).toMatchObject({ level: 'error', error: expect.stringMatching('SECRET') })
      expect(JSON.stringify(lines)).not.toContain('too-short')
    }
  })
})

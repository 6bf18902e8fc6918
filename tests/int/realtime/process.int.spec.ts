import { afterEach, describe, expect, it } from '@jest/globals'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import path from 'node:path'
import Pusher from 'pusher'
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

  it('logs lines of JSON in which no secret, person or message stands', async () => {
    const { child, lines, closed } = start({ ...SETTINGS, REALTIME_PROXY_SECRET: 'p'.repeat(20) })
    await until(() => lines.length > 0)
    const port = String(lines[0]?.port)
    const url = `ws://127.0.0.1:${port}/app/${APP.key}?protocol=7`
    const sdk = new Pusher({ ...APP, appId: APP.id, host: '127.0.0.1', port, useTLS: false })
    const forged = new Pusher({
      ...{ ...APP, secret: 'somebody-else' },
      ...{ appId: APP.id, host: '127.0.0.1', port, useTLS: false },
    })
    const person = { id: 'the-person', user_info: { name: 'Ann Private' } }

    const good = new RawClient(url)
    const { data } = await good.next('pusher:connection_established')
    const { socket_id } = JSON.parse(data as string) as { socket_id: string }
    good.send({ event: 'pusher:signin', data: sdk.authenticateUser(socket_id, person) })
    await good.next('pusher:signin_success')
    good.subscribe('private-a', sdk.authorizeChannel(socket_id, 'private-a'))
    await good.next('pusher_internal:subscription_succeeded')
    await sdk.trigger('private-a', 'told', 'the message')
    await good.next('told')
    good.socket.send('{"no frame')
    await good.next('pusher:error')
    await expect(forged.trigger('private-a', 'told', 'the message')).rejects.toThrow('401')
    const bad = new RawClient(url)
    await bad.next('pusher:connection_established')
    bad.send({ event: 'pusher:signin', data: sdk.authenticateUser(socket_id, person) })
    await bad.closed

    child.kill('SIGTERM')
    await closed
    for (const line of lines) {
      expect(line).toMatchObject({
        level: expect.stringMatching(/^(?:info|warn|error)$/),
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        msg: expect.any(String),
      })
    }
    expect(lines.map(({ msg }) => msg)).toEqual(['listening', 'stopping', 'stopped'])
    const text = JSON.stringify(lines)
    const hidden = [APP.secret, 'pppp', 'the-person', 'Ann Private', 'the message', socket_id]
    for (const word of hidden) expect(text).not.toContain(word)
  })
})

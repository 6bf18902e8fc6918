import { afterEach, describe, expect, it } from '@jest/globals'
import { once } from 'node:events'
import {
  APP,
  closeAll,
  closedAll,
  connect,
  RawClient,
  sdk,
  signIn,
  startServer,
  status,
  until,
  urlOf,
} from './helpers.ts'
import { createRealtimeServer } from '../../../src/realtime-server/server.ts'

afterEach(closeAll)

const QUICK = { activityTimeoutMs: 20, pongTimeoutMs: 40 }

describe('silence', () => {
  it('is met with a ping, and an answer keeps the connection', async () => {
    const server = await startServer(QUICK)
    const client = await connect(server)
    for (let pings = 0; pings < 3; pings += 1) await once(client.socket, 'ping')
    expect(client.socket.readyState).toBe(client.socket.OPEN)
  })

  it('without an answer ends with 4201', async () => {
    const server = await startServer(QUICK)
    const client = await connect(server, { autoPong: false })
    client.subscribe('news')
    expect(await client.closed).toMatchObject({ code: 4201 })
    await until(() => server.metrics().connections === 0)
    expect(server.metrics()).toMatchObject({ channels: 0, connections_timed_out: 1 })
  })

  it('of a connection that does nothing at all ends with 4202', async () => {
    const server = await startServer({ unusedTimeoutMs: 50, pongTimeoutMs: 30 })
    const [idle, busy, person] = [
      await connect(server),
      await connect(server),
      await connect(server),
    ]
    busy.subscribe('news')
    await signIn(server, person, { id: 'ann' })
    expect(await idle.closed).toMatchObject({ code: 4202 })
    await busy.settle()
    await person.settle()
  })
})

describe('a client that reads too slowly', () => {
  it('is cut with 4200 and holds nobody up', async () => {
    const server = await startServer()
    const [slow, quick] = [await connect(server), await connect(server)]
    for (const client of [slow, quick]) {
      client.subscribe('news')
      await client.next('pusher_internal:subscription_succeeded')
    }
    slow.socket.pause()
    const data = 'x'.repeat(10_240)
    const batch = () => Array.from({ length: 10 }, () => ({ channel: 'news', name: 'told', data }))
    // The kernel's own buffers take some megabytes before ours begin to fill.
    while (server.metrics().connections_cut === 0) await sdk(server).triggerBatch(batch())
    await sdk(server).trigger('news', 'last', 'x')
    await quick.next('last')
    slow.socket.resume()
    expect(await slow.closed).toMatchObject({ code: 4200 })
    expect(slow.frames.map(({ event }) => event)).not.toContain('last')
  })
})

describe('stopping', () => {
  it('sends everybody away with 4200', async () => {
    const server = await startServer()
    const clients = await Promise.all(Array.from({ length: 30 }, () => connect(server)))
    await server.close()
    expect(new Set((await closedAll(clients)).map(({ code }) => code))).toEqual(new Set([4200]))
    expect(server.metrics().connections).toBe(0)
  })

  it('goes on serving those who are still there, and lets no one in', async () => {
    const server = await startServer({ drainMs: 60_000 })
    const clients = await Promise.all(Array.from({ length: 40 }, () => connect(server)))
    for (const client of clients) client.subscribe('news')
    await Promise.all(clients.map((client) => client.settle()))
    const stopped = server.close()
    expect(await new RawClient(urlOf(server)).closed).toMatchObject({ code: 4100 })
    const up = await fetch(`http://127.0.0.1:${server.port}/up`)
    expect([up.status, await up.json()]).toEqual([503, { status: 'draining' }])
    expect(await status(sdk(server).trigger('news', 'told', 'x'))).toBe(200)
    await stopped
    await closedAll(clients)
    const heard = clients.filter(({ frames }) => frames.some(({ event }) => event === 'told'))
    expect(heard.length).toBeGreaterThan(0)
  })

  it('does not wait for a client that ignores it', async () => {
    const server = await startServer()
    const deaf = await connect(server)
    deaf.socket.pause()
    await server.close()
    expect(server.metrics().connections).toBe(0)
  })

  it('twice is stopping once, and frees the port', async () => {
    const server = await startServer()
    const { port } = server
    await Promise.all([server.close(), server.close()])
    await startServer({ port })
  })
})

describe('starting', () => {
  it('without a secret is refused', () => {
    for (const name of ['id', 'key', 'secret']) {
      const apps = [{ ...APP, [name]: '' }]
      expect(() => createRealtimeServer({ apps })).toThrow('secret')
    }
  })

  it('with two apps of the same key or id is refused', () => {
    for (const twin of [
      { ...APP, id: '4' },
      { ...APP, key: 'other' },
    ]) {
      expect(() => createRealtimeServer({ apps: [APP, twin] })).toThrow('share')
    }
  })

  it('on a port that is taken fails', async () => {
    const { port } = await startServer()
    await expect(startServer({ port })).rejects.toThrow('EADDRINUSE')
  })
})

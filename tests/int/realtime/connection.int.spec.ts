import { afterEach, describe, expect, it } from '@jest/globals'
import { createConnection } from 'node:net'
import { once } from 'node:events'
import { APP, closeAll, connect, RawClient, startServer, until, urlOf } from './helpers.ts'

afterEach(closeAll)

const SECRET = 'a-shared-proxy-secret'
const PAGE = 'https://home.example'

describe('a connection', () => {
  it('is greeted with a socket id and a time-out, encoded twice', async () => {
    const server = await startServer()
    const client = new RawClient(urlOf(server))
    const { data } = await client.next('pusher:connection_established')
    expect(typeof data).toBe('string')
    expect(JSON.parse(data as string)).toEqual({
      socket_id: expect.stringMatching(/^\d+\.\d+$/),
      activity_timeout: 120,
    })
  })

  it.each([
    ['an unknown app', { key: 'nobody' }, 4001],
    ['no version', { query: 'client=js' }, 4008],
    ['a version that is no number', { query: 'protocol=x' }, 4006],
    ['a version that is not spoken', { query: 'protocol=4' }, 4007],
    ['another path', { key: 'a/b' }, 4005],
    ['a path before the path', { key: `../ws/app/${APP.key}` }, 4005],
  ])('with %s is told why and closed', async (_, target, code) => {
    const server = await startServer()
    const client = new RawClient(urlOf(server, target))
    expect((await client.next('pusher:error')).data).toMatchObject({ code })
    expect(await client.closed).toMatchObject({ code })
    expect(server.metrics()).toMatchObject({ connections: 0, connections_refused: 1 })
  })

  it('is refused by a disabled app with 4003', async () => {
    const server = await startServer({ apps: [{ ...APP, isEnabled: false }] })
    expect(await new RawClient(urlOf(server)).closed).toMatchObject({ code: 4003 })
  })

  it('needs TLS where the app says so, which only a trusted proxy can vouch for', async () => {
    const apps = [{ ...APP, requiresTls: true }]
    const server = await startServer({ apps, proxySecret: SECRET })
    const secure = { 'x-forwarded-proto': 'https' }
    const claims = new RawClient(urlOf(server), { headers: secure })
    expect(await claims.closed).toMatchObject({ code: 4000 })
    await connect(server, { headers: { ...secure, 'x-courtyard-proxy-secret': SECRET } })
  })

  it('from a page is let in only when the page is listed', async () => {
    const server = await startServer({ allowedOrigins: [PAGE] })
    await connect(server, { origin: PAGE })
    await connect(server)
    const foreign = new RawClient(urlOf(server), { origin: 'https://evil.example' })
    expect(await foreign.closed).toMatchObject({ code: 4009 })
  })

  it('over the quota of its app is refused with 4004, until another leaves', async () => {
    const server = await startServer({ apps: [{ ...APP, connectionQuota: 1 }] })
    const first = await connect(server)
    expect(await new RawClient(urlOf(server)).closed).toMatchObject({ code: 4004 })
    first.socket.close()
    await until(() => server.metrics().connections === 0)
    await connect(server)
  })

  it('over the cap of the server is refused with 4100', async () => {
    const server = await startServer({ maxConnections: 1 })
    await connect(server)
    expect(await new RawClient(urlOf(server)).closed).toMatchObject({ code: 4100 })
  })

  it('over the cap of an address is refused with 4100, others are not', async () => {
    const server = await startServer({ maxConnectionsPerAddress: 1, proxySecret: SECRET })
    const via = (address: string, secret = SECRET) => ({
      headers: { 'x-courtyard-client-address': address, 'x-courtyard-proxy-secret': secret },
    })
    await connect(server, via('203.0.113.1'))
    await connect(server, via('203.0.113.2'))
    const again = new RawClient(urlOf(server), via('203.0.113.1'))
    expect(await again.closed).toMatchObject({ code: 4100 })

    // Without the secret a made-up address counts for nothing.
    await connect(server, via('203.0.113.3', 'wrong'))
    const liar = new RawClient(urlOf(server), via('203.0.113.4', 'wrong'))
    expect(await liar.closed).toMatchObject({ code: 4100 })
  })

  it('keeps apps apart', async () => {
    const other = { id: '4', key: 'other-key', secret: 'another-secret-altogether' }
    const server = await startServer({ apps: [APP, other] })
    const [mine, theirs] = [await connect(server), await connect(server, { key: other.key })]
    mine.subscribe('news')
    theirs.subscribe('news')
    await Promise.all([mine, theirs].map((client) => client.settle()))
    expect(server.metrics()).toMatchObject({ connections: 2, channels: 2 })
  })
})

describe('frames of the WebSocket itself', () => {
  it('a ping is answered with its own bytes', async () => {
    const server = await startServer()
    const client = await connect(server)
    client.socket.ping('are you there')
    const [bytes] = (await once(client.socket, 'pong')) as [Buffer]
    expect(bytes.toString()).toBe('are you there')
  })

  it('a pong that nobody asked for is no news', async () => {
    const server = await startServer()
    const client = await connect(server)
    client.socket.pong('here I am')
    expect(await client.settle()).toEqual([])
  })

  it('a message in pieces is one message', async () => {
    const server = await startServer()
    const client = await connect(server)
    const text = '{"event":"pusher:subscribe","data":{"channel":"news"}}'
    client.socket.send(text.slice(0, 20), { fin: false })
    client.socket.send(text.slice(20), { fin: true })
    await client.next('pusher_internal:subscription_succeeded', 'news')
  })
})

describe('what is no frame', () => {
  const junk = [
    '',
    'null',
    '[]',
    '{',
    '"pusher:ping"',
    '{"event":5}',
    '{"event":"pusher:subscribe"}',
    '{"event":"pusher:subscribe","data":null}',
    '{"event":"pusher:subscribe","data":"{"}',
    '{"event":"pusher:subscribe","data":{"channel":7}}',
    '{"event":"pusher:subscribe","data":{"channel":"__proto__"}}',
    '{"event":"pusher:unsubscribe","data":{"channel":{}}}',
    '{"event":"pusher:unsubscribe"}',
    '{"event":"pusher:unknown"}',
    '{"event":"client-","channel":null}',
    '{"event":"client-a","channel":"private-a","data":{"a":1}}',
    '{"event":"constructor"}',
    '['.repeat(60_000),
    `{"event":"client-a","channel":"private-a","data":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
  ]

  it('harms neither the connection nor the server', async () => {
    const server = await startServer()
    const client = await connect(server)
    for (const text of junk) client.socket.send(text)
    client.socket.send(Buffer.from([0xff, 0xfe]))
    await client.settle()
    expect(server.metrics()).toMatchObject({ connections: 1, internal_errors: 0 })
  })

  it('closes with 1009 when it is larger than 64 KB', async () => {
    const server = await startServer()
    const client = await connect(server)
    client.socket.send('x'.repeat(64 * 1024 + 1))
    expect(await client.closed).toMatchObject({ code: 1009 })
  })

  it('closes with 1007 when it is no UTF-8', async () => {
    const server = await startServer()
    const client = await connect(server)
    client.socket.send(Buffer.from([0x22, 0xff, 0x22]), { binary: false })
    expect(await client.closed).toMatchObject({ code: 1007 })
  })

  it('closes when it comes without end', async () => {
    const server = await startServer()
    const client = await connect(server)
    for (let sent = 0; sent < 1000; sent += 1) client.socket.send('{"event":"pusher:ping"}')
    expect(await client.closed).toMatchObject({ code: 4100 })
  })

  it('survives bytes that are no HTTP and peers that vanish', async () => {
    const server = await startServer()
    const upgrade = `GET /app/${APP.key}?protocol=7 HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n`
    for (const bytes of ['\u0000\r\n\r\n', `${upgrade}\r\n`, upgrade, 'GET /app']) {
      const socket = createConnection(server.port, '127.0.0.1')
      await once(socket, 'connect')
      socket.on('error', () => undefined)
      socket.write(bytes)
      socket.end()
      socket.resume()
      await once(socket, 'close')
    }
    await connect(server)
    expect(server.metrics()).toMatchObject({ connections: 1, internal_errors: 0 })
  })
})

import { afterEach, describe, expect, it } from '@jest/globals'
import { createHash, createHmac } from 'node:crypto'
import {
  APP,
  closeAll,
  closedAll,
  connect,
  joinPresence,
  joinPrivate,
  RawClient,
  sdk,
  signedFetch,
  signIn,
  startServer,
  status,
  until,
  urlOf,
} from './helpers.ts'
import type { RealtimeServer } from '../../../src/realtime-server/server.ts'

afterEach(closeAll)

const ok = 'pusher_internal:subscription_succeeded'
const refused = 'pusher:subscription_error'
const EVENTS = `/apps/${APP.id}/events`

describe('the name of a channel', () => {
  it.each(['', 'private-', 'presence-', 'cache-'])(
    'that begins with "%s" may have 164 characters, and not 165',
    async (prefix) => {
      const server = await startServer()
      const client = await connect(server)
      const longest = prefix.padEnd(164, 'a')
      const join = (name: string) => {
        const data = prefix === 'presence-' ? { user_id: 'ann' } : undefined
        const signed =
          prefix === '' || prefix === 'cache-' ? {} : signFor(server, client, name, data)
        client.subscribe(name, signed)
      }
      join(longest)
      await client.next(ok, longest)
      join(`${longest}a`)
      expect(await client.next(refused)).toMatchObject({ data: { status: 400 } })
      expect(await status(sdk(server).trigger(longest, 'told', 'x'))).toBe(200)
      const body = JSON.stringify({ name: 'told', data: 'x', channel: `${longest}a` })
      expect((await signedFetch(server, { path: EVENTS, body })).status).toBe(400)
    },
  )

  it('may have every sign that the protocol names', async () => {
    const server = await startServer()
    const client = await connect(server)
    client.subscribe('aZ09_-=@,.;')
    await client.next(ok, 'aZ09_-=@,.;')
    for (const sign of ' /:#!?&+%~é"\\') {
      client.subscribe(`a${sign}`)
      expect(await client.next(refused, `a${sign}`)).toMatchObject({ data: { status: 400 } })
    }
  })
})

const signFor = (
  server: RealtimeServer,
  client: RawClient,
  name: string,
  data?: { user_id: string; user_info?: object },
) => sdk(server).authorizeChannel(client.socketId, name, data)

describe('the data of a member', () => {
  const attempt = async (data: { user_id: string; user_info?: object }) => {
    const server = await startServer()
    const client = await connect(server)
    client.subscribe('presence-a', signFor(server, client, 'presence-a', data))
    await until(() => client.frames.some(({ event }) => event === ok || event === refused))
    return client.frames.find(({ event }) => event === ok || event === refused)
  }
  const info = (bytes: number, letter: string) => ({
    n: letter.repeat((bytes - '{"n":""}'.length) / Buffer.byteLength(letter)),
  })

  it('may have an id of 128 characters, and not of 129', async () => {
    expect(await attempt({ user_id: 'x'.repeat(128) })).toMatchObject({ event: ok })
    expect(await attempt({ user_id: 'x'.repeat(129) })).toMatchObject({ event: refused })
  })

  it('may have 1 KB of information, in bytes, and no more', async () => {
    expect(await attempt({ user_id: 'a', user_info: info(1024, 'x') })).toMatchObject({ event: ok })
    expect(await attempt({ user_id: 'a', user_info: info(1024, 'Ж') })).toMatchObject({ event: ok })
    expect(await attempt({ user_id: 'a', user_info: info(1026, 'Ж') })).toMatchObject({
      event: refused,
      data: { status: 413 },
    })
  })
})

describe('the name of an event', () => {
  it('may have 200 characters', async () => {
    const server = await startServer()
    const client = await connect(server)
    client.subscribe('news')
    const name = 'x'.repeat(200)
    await sdk(server).trigger('news', name, 'x')
    await client.next(name)
  })
})

describe('the data of an event', () => {
  it('reaches its subscribers with 10,240 bytes', async () => {
    const server = await startServer()
    const client = await connect(server)
    client.subscribe('news')
    const data = 'Ж'.repeat(5120)
    await sdk(server).trigger('news', 'told', data)
    expect(await client.next('told')).toMatchObject({ data })
  })

  it('of a client may have as many, and no more', async () => {
    const server = await startServer()
    const [ann, bob] = [await connect(server), await connect(server)]
    for (const client of [ann, bob]) await joinPrivate(server, client, 'private-a')
    const send = (length: number) =>
      ann.send({ event: 'client-a', channel: 'private-a', data: 'x'.repeat(length) })
    send(10_240)
    await bob.next('client-a')
    send(10_241)
    expect(await ann.next('pusher:error')).toMatchObject({ data: { code: 4301 } })
    expect(await bob.settle()).toEqual([])
  })
})

describe('a watchlist', () => {
  it('may have 100 people', async () => {
    const server = await startServer()
    const ann = await connect(server)
    const watchlist = Array.from({ length: 100 }, (_, at) => `user-${String(at)}`)
    await signIn(server, ann, { id: 'ann', watchlist })
    await ann.next('pusher_internal:watchlist_events')
    expect(ann.frames).toEqual([])
  })
})

describe('the time of a signed request', () => {
  /** As the SDK signs, at another time. */
  const triggerAt = async (server: RealtimeServer, offset: number, timestamp?: string) => {
    const body = JSON.stringify({ name: 'told', data: 'x', channel: 'news' })
    const time = timestamp ?? String(Math.floor(Date.now() / 1000) + offset)
    const query = [
      `auth_key=${APP.key}`,
      `auth_timestamp=${time}`,
      'auth_version=1.0',
      `body_md5=${createHash('md5').update(body).digest('hex')}`,
    ].join('&')
    const text = ['POST', EVENTS, query].join('\n')
    const signature = createHmac('sha256', APP.secret).update(text).digest('hex')
    const url = `http://127.0.0.1:${String(server.port)}${EVENTS}?${query}&auth_signature=${signature}`
    return (await fetch(url, { method: 'POST', body })).status
  }

  it('may be ten minutes away, into the past and the future, and no more', async () => {
    const server = await startServer()
    // Some seconds of room: the clock goes on between signing and checking.
    for (const offset of [0, -590, 595]) expect(await triggerAt(server, offset)).toBe(200)
    for (const offset of [-601, 610]) expect(await triggerAt(server, offset)).toBe(401)
    const odd = ['', 'now', '1e9', '-1', 'Infinity', '0x10', '9'.repeat(400)]
    for (const time of odd) expect(await triggerAt(server, 0, time)).toBe(401)
    expect(server.metrics().internal_errors).toBe(0)
  })

  it('is signed: an old request does not become young', async () => {
    const server = await startServer()
    const client = await connect(server)
    client.subscribe('news')
    await client.next(ok)
    const body = JSON.stringify({ name: 'told', data: 'x', channel: 'news' })
    const signed = { method: 'POST', path: EVENTS, body: body as unknown as object }
    const query = sdk(server).createSignedQueryString(signed as never)
    const forged = [
      query.replace(
        /auth_timestamp=\d+/,
        `auth_timestamp=${String(Math.floor(Date.now() / 1000) + 5)}`,
      ),
      query.replace('auth_version=1.0', 'auth_version=2.0'),
      query.replace(/body_md5=\w+&?/, ''),
      `${query}&more=1`,
    ]
    for (const changed of forged) {
      const url = `http://127.0.0.1:${String(server.port)}${EVENTS}?${changed}`
      expect((await fetch(url, { method: 'POST', body })).status).toBe(401)
    }
    const other = body.replace('"x"', '"y"')
    const url = `http://127.0.0.1:${String(server.port)}${EVENTS}?${query}`
    expect((await fetch(url, { method: 'POST', body: other })).status).toBe(401)
    expect(await client.settle()).toEqual([])
  })
})

describe('a presence channel', () => {
  it('counts a person once, with three sockets, until the last of them goes', async () => {
    const server = await startServer()
    const channel = 'presence-room'
    const witness = await connect(server)
    await joinPresence(server, witness, { channel, id: 'witness' })
    const sockets = [await connect(server), await connect(server), await connect(server)]
    for (const socket of sockets) await joinPresence(server, socket, { channel, id: 'ann' })
    const count = async () => {
      const params = { info: 'user_count,subscription_count' }
      return (await sdk(server).get({ path: `/channels/${channel}`, params })).json()
    }
    expect(await count()).toEqual({ occupied: true, user_count: 2, subscription_count: 4 })
    for (const [at, socket] of sockets.entries()) {
      expect(witness.frames.filter(({ event }) => event.endsWith('member_removed'))).toEqual([])
      socket.socket.close()
      await socket.closed
      await until(() => server.metrics().connections === 3 - at)
      await witness.settle()
    }
    expect(witness.frames.map(({ event }) => event)).toEqual([
      'pusher_internal:member_added',
      'pusher_internal:member_removed',
    ])
    expect(await count()).toEqual({ occupied: true, user_count: 1, subscription_count: 1 })
  })
})

describe('the channel of a person', () => {
  it('is closed to others, however they ask for it', async () => {
    const server = await startServer()
    const channel = '#server-to-user-ann'
    const eve = await connect(server)
    const attempts = [
      {},
      { auth: `${APP.key}:${'0'.repeat(64)}` },
      // Signed by us, for the channel itself: being that person is the only proof.
      { auth: `${APP.key}:${hmac(`${eve.socketId}:${channel}`)}` },
      {
        channel_data: '{"user_id":"ann"}',
        auth: `${APP.key}:${hmac(`${eve.socketId}:${channel}:{"user_id":"ann"}`)}`,
      },
    ]
    const ask = async () => {
      for (const attempt of attempts) {
        eve.subscribe(channel, attempt)
        expect(await eve.next(refused, channel)).toMatchObject({ data: { status: 401 } })
      }
    }
    await ask()
    await signIn(server, eve, { id: 'eve' })
    await ask()
    for (const near of ['#server-to-user-', '#server-to-user-eve ', '#server-to-user-EVE']) {
      eve.subscribe(near)
      await eve.next(refused, near)
    }
    await sdk(server).sendToUser('ann', 'told', { secret: 1 })
    expect(await eve.settle()).toEqual([])
    eve.send({ event: 'client-a', channel, data: {} })
    expect(await eve.next('pusher:error')).toMatchObject({ data: { code: 4301 } })
  })
})

const hmac = (text: string) => createHmac('sha256', APP.secret).update(text).digest('hex')

describe('the quotas', () => {
  it('of an app bind that app alone', async () => {
    const other = { id: '4', key: 'other-key', secret: 'another-secret-altogether' }
    const server = await startServer({ apps: [{ ...APP, connectionQuota: 1 }, other] })
    await connect(server)
    expect(await new RawClient(urlOf(server)).closed).toMatchObject({ code: 4004 })
    await connect(server, { key: other.key })
    await connect(server, { key: other.key })
    expect(server.metrics()).toMatchObject({ connections: 3, connections_refused: 1 })
  })

  it('of an address count an IPv6 household once', async () => {
    const proxySecret = 'a-shared-proxy-secret'
    const server = await startServer({ maxConnectionsPerAddress: 1, proxySecret })
    const via = (address: string) => ({
      headers: { 'x-courtyard-client-address': address, 'x-courtyard-proxy-secret': proxySecret },
    })
    await connect(server, via('2001:db8:1:2::1'))
    const neighbour = new RawClient(urlOf(server), via('2001:db8:1:2:ffff::9'))
    expect(await neighbour.closed).toMatchObject({ code: 4100 })
    await connect(server, via('2001:db8:1:3::1'))
  })
})

describe('a drain', () => {
  it('sends its clients away one after another, not all at once', async () => {
    const server = await startServer({ drainMs: 60_000 })
    const clients = await Promise.all(Array.from({ length: 60 }, () => connect(server)))
    const left: number[] = []
    for (const client of clients) {
      client.socket.on('close', () => left.push(server.metrics().connections))
    }
    const stopped = server.close()
    const codes = (await closedAll(clients)).map(({ code }) => code)
    await stopped
    expect(new Set(codes)).toEqual(new Set([4200]))
    // When the first had gone, most were still there.
    expect(Math.max(...left)).toBeGreaterThan(30)
    expect(new Set(left).size).toBeGreaterThan(3)
  })
})

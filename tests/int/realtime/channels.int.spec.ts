import { afterEach, describe, expect, it } from '@jest/globals'
import {
  closeAll,
  connect,
  joinPresence,
  joinPrivate,
  sdk,
  startServer,
  status,
} from './helpers.ts'

afterEach(closeAll)

const ok = 'pusher_internal:subscription_succeeded'
const refused = 'pusher:subscription_error'

describe('subscribing', () => {
  it('to a public channel needs no signature', async () => {
    const server = await startServer()
    const client = await connect(server)
    client.subscribe('news', { auth: '' })
    expect(await client.next(ok)).toEqual({ event: ok, channel: 'news', data: '{}' })
  })

  it('to a private channel needs its signature', async () => {
    const server = await startServer()
    const client = await connect(server)
    const { auth } = sdk(server).authorizeChannel(client.socketId, 'private-a')
    for (const wrong of [{}, { auth: '' }, { auth: null }, { auth: auth.slice(0, -1) }]) {
      client.subscribe('private-a', wrong)
      expect(await client.next(refused)).toMatchObject({
        channel: 'private-a',
        data: { type: 'AuthError', status: 401 },
      })
    }
    client.subscribe('private-b', { auth })
    expect(await client.next(refused)).toMatchObject({ channel: 'private-b' })
    client.subscribe('private-a', { auth })
    await client.next(ok, 'private-a')
  })

  it('with the signature of another connection is refused', async () => {
    const server = await startServer()
    const [ann, eve] = [await connect(server), await connect(server)]
    eve.subscribe('private-a', sdk(server).authorizeChannel(ann.socketId, 'private-a'))
    expect(await eve.next(refused)).toMatchObject({ data: { status: 401 } })
  })

  it('covers the channel data on private channels too', async () => {
    const server = await startServer()
    const client = await connect(server)
    const signed = sdk(server).authorizeChannel(client.socketId, 'private-a', { user_id: '1' })
    client.subscribe('private-a', { auth: signed.auth })
    await client.next(refused)
    client.subscribe('private-a', signed)
    await client.next(ok)
  })

  it('twice, and leaving twice, changes nothing', async () => {
    const server = await startServer()
    const client = await connect(server)
    client.subscribe('news')
    client.subscribe('news')
    await client.next(ok)
    await client.next(ok)
    await sdk(server).trigger('news', 'told', 'once')
    await client.next('told')
    client.send({ event: 'pusher:unsubscribe', data: { channel: 'news' } })
    client.send({ event: 'pusher:unsubscribe', data: { channel: 'news' } })
    client.send({ event: 'pusher:unsubscribe', data: { channel: 'never' } })
    await client.settle()
    await sdk(server).trigger('news', 'told', 'twice')
    expect(await client.settle()).toEqual([])
    expect(server.metrics().channels).toBe(0)
  })

  it('to an impossible name is refused with 400', async () => {
    const server = await startServer()
    const client = await connect(server)
    for (const name of ['a b', 'a'.repeat(165), '#news', '']) {
      client.subscribe(name)
      expect(await client.next(refused, name)).toMatchObject({ data: { status: 400 } })
    }
  })

  it('ends at 200 channels a connection', async () => {
    const server = await startServer()
    const client = await connect(server)
    for (let index = 0; index < 201; index += 1) client.subscribe(`news-${index}`)
    expect(await client.next(refused)).toMatchObject({
      channel: 'news-200',
      data: { type: 'LimitReached' },
    })
    expect(server.metrics().channels).toBe(200)
  })
})

describe('a presence channel', () => {
  const channel = 'presence-room'

  it('tells once for each person who comes and goes', async () => {
    const server = await startServer()
    const [ann, bob, bobsPhone] = [
      await connect(server),
      await connect(server),
      await connect(server),
    ]
    await joinPresence(server, ann, { channel, id: 'ann', info: { name: 'Ann' } })
    await joinPresence(server, bob, { channel, id: 'bob', info: { name: 'Bob' } })
    const { data } = await joinPresence(server, bobsPhone, { channel, id: 'bob' })
    expect(JSON.parse(data as string)).toEqual({
      presence: {
        ids: ['ann', 'bob'],
        hash: { ann: { name: 'Ann' }, bob: { name: 'Bob' } },
        count: 2,
      },
    })
    bob.socket.close()
    await bob.closed
    await ann.settle()
    bobsPhone.send({ event: 'pusher:unsubscribe', data: { channel } })
    await bobsPhone.settle()
    const told = (await ann.settle()).map((frame) => [frame.event, frame.data])
    expect(told).toEqual([
      ['pusher_internal:member_added', '{"user_id":"bob","user_info":{"name":"Bob"}}'],
      ['pusher_internal:member_removed', '{"user_id":"bob"}'],
    ])
    expect(bobsPhone.frames).toEqual([])
  })

  it('refuses who brings no identity', async () => {
    const server = await startServer()
    const client = await connect(server)
    client.subscribe(channel, sdk(server).authorizeChannel(client.socketId, channel))
    expect(await client.next(refused)).toMatchObject({ data: { status: 401 } })
    expect(server.metrics().channels).toBe(0)
  })

  it('holds 100 people', async () => {
    const server = await startServer()
    const client = await connect(server)
    const others = await Promise.all(Array.from({ length: 99 }, () => connect(server)))
    await Promise.all(
      others.map((other, index) => joinPresence(server, other, { channel, id: `user-${index}` })),
    )
    await joinPresence(server, client, { channel, id: 'the-100th' })
    const late = await connect(server)
    const auth = (id: string) =>
      sdk(server).authorizeChannel(late.socketId, channel, { user_id: id })
    late.subscribe(channel, auth('the-101st'))
    expect(await late.next(refused)).toMatchObject({ data: { type: 'LimitReached' } })
    late.subscribe(channel, auth('user-5'))
    await late.next(ok)
  })
})

describe('client events', () => {
  const typing = (channel: string, data: unknown = { x: 1 }) => ({
    event: 'client-typing',
    channel,
    data,
  })

  it('reach the others, not the sender, with the user id on presence channels', async () => {
    const server = await startServer()
    const [ann, bob] = [await connect(server), await connect(server)]
    for (const client of [ann, bob]) await joinPrivate(server, client, 'private-a')
    await joinPresence(server, ann, { channel: 'presence-a', id: 'ann' })
    await joinPresence(server, bob, { channel: 'presence-a', id: 'bob' })
    await bob.settle()
    ann.frames.length = 0
    bob.frames.length = 0
    ann.send(typing('private-a', 'text'))
    ann.send(typing('presence-a'))
    expect(await ann.settle()).toEqual([])
    expect(await bob.settle()).toEqual([
      { event: 'client-typing', channel: 'private-a', data: 'text' },
      { event: 'client-typing', channel: 'presence-a', data: { x: 1 }, user_id: 'ann' },
    ])
  })

  it('cannot pretend to come from somebody', async () => {
    const server = await startServer()
    const [ann, bob] = [await connect(server), await connect(server)]
    await joinPresence(server, ann, { channel: 'presence-a', id: 'ann' })
    await joinPresence(server, bob, { channel: 'presence-a', id: 'bob' })
    ann.send({ ...typing('presence-a'), user_id: 'carl' })
    expect(await bob.next('client-typing')).toMatchObject({ user_id: 'ann' })
  })

  it.each([
    ['a public channel', 'news', {}],
    ['a private channel without being subscribed', 'private-b', {}],
    ['an encrypted channel', 'private-encrypted-a', {}],
    ['more than 10 KB', 'private-a', { text: 'Ж'.repeat(5200) }],
  ])('are refused on %s', async (_, channel, data) => {
    const server = await startServer()
    const [ann, bob] = [await connect(server), await connect(server)]
    for (const client of [ann, bob]) {
      client.subscribe('news')
      await joinPrivate(server, client, 'private-a')
      const encrypted = sdk(server, undefined, { encryptionMasterKeyBase64: 'A'.repeat(43) + '=' })
      const name = 'private-encrypted-a'
      client.subscribe(name, encrypted.authorizeChannel(client.socketId, name))
      await client.next(ok, name)
      await client.next(ok, 'news')
    }
    ann.send(typing(channel, data))
    expect(await ann.next('pusher:error')).toMatchObject({ channel, data: { code: 4301 } })
    expect(await bob.settle()).toEqual([])
  })

  it('are refused with a name of more than 200 characters', async () => {
    const server = await startServer()
    const client = await connect(server)
    await joinPrivate(server, client, 'private-a')
    client.send({ ...typing('private-a'), event: `client-${'x'.repeat(200)}` })
    expect(await client.next('pusher:error')).toMatchObject({ data: { code: 4301 } })
  })

  it('are refused when there are too many at once, and the connection stays', async () => {
    const server = await startServer()
    const [ann, bob] = [await connect(server), await connect(server)]
    for (const client of [ann, bob]) await joinPrivate(server, client, 'private-a')
    for (let sent = 0; sent < 60; sent += 1) ann.send(typing('private-a', sent))
    expect(await ann.next('pusher:error')).toMatchObject({ data: { code: 4301 } })
    await ann.settle()
    const passed = (await bob.settle()).length
    expect(passed).toBeGreaterThanOrEqual(10)
    expect(passed).toBeLessThan(60)
  })

  it('are refused where the app has none', async () => {
    const apps = [{ id: '3', key: '278d425bdf160c739803', secret: '7ad3773142a6692b25b8' }]
    const server = await startServer({
      apps: apps.map((app) => ({ ...app, hasClientEvents: false })),
    })
    const client = await connect(server)
    await joinPrivate(server, client, 'private-a')
    client.send(typing('private-a'))
    expect(await client.next('pusher:error')).toMatchObject({ data: { code: 4301 } })
  })
})

describe('a cache channel', () => {
  it.each(['cache-a', 'private-cache-a', 'private-encrypted-cache-a'])(
    '%s gives newcomers the last event, or says that there is none',
    async (channel) => {
      const server = await startServer()
      const pusher = sdk(server, undefined, { encryptionMasterKeyBase64: 'A'.repeat(43) + '=' })
      const early = await connect(server)
      early.subscribe(channel, pusher.authorizeChannel(early.socketId, channel))
      expect(await early.next('pusher:cache_miss')).toEqual({ event: 'pusher:cache_miss', channel })
      await pusher.trigger(channel, 'told', 'first')
      await pusher.trigger(channel, 'told', 'second')
      await early.next('told')
      const latest = await early.next('told')
      early.socket.close()
      await early.closed

      const late = await connect(server)
      late.subscribe(channel, pusher.authorizeChannel(late.socketId, channel))
      await late.next(ok)
      expect(await late.next('told')).toEqual(latest)
      expect(await late.settle()).toEqual([])
    },
  )

  it('shows its last event through the API', async () => {
    const server = await startServer()
    expect(await status(sdk(server).trigger('presence-cache-a', 'told', 'x'))).toBe(200)
    const path = '/channels/presence-cache-a'
    const response = await sdk(server).get({ path, params: { info: 'cache' } })
    expect(await response.json()).toEqual({
      occupied: false,
      cache: { data: 'x', ttl: expect.any(Number) },
    })
  })
})

import { afterEach, describe, expect, it } from '@jest/globals'
import { APP, closeAll, connect, joinPresence, sdk, signIn, startServer, until } from './helpers.ts'

afterEach(closeAll)

const ok = 'pusher_internal:subscription_succeeded'
const watchlist = 'pusher_internal:watchlist_events'

const eventsOf = ({ data }: { data?: unknown }): unknown =>
  (JSON.parse(data as string) as { events: unknown }).events

describe('signing in', () => {
  it('answers with the data that were signed', async () => {
    const server = await startServer()
    const client = await connect(server)
    const { data } = await signIn(server, client, { id: 'ann', user_info: { name: 'Ann' } })
    expect(JSON.parse(data as string)).toEqual({
      user_data: '{"id":"ann","user_info":{"name":"Ann"}}',
    })
    expect(server.metrics().users).toBe(1)
    await signIn(server, client, { id: 'ann' })
    expect(server.metrics().users).toBe(1)
  })

  it('as a second person closes with 4009', async () => {
    const server = await startServer()
    const client = await connect(server)
    await signIn(server, client, { id: 'ann' })
    const data = sdk(server).authenticateUser(client.socketId, { id: 'bob' })
    client.send({ event: 'pusher:signin', data })
    expect(await client.closed).toMatchObject({ code: 4009 })
  })

  it('with a bad signature or bad data closes with 4009', async () => {
    const server = await startServer()
    const other = await connect(server)
    const attempts = [
      () => ({}),
      () => ({ auth: '', user_data: '{"id":"ann"}' }),
      () => sdk(server).authenticateUser(other.socketId, { id: 'ann' }),
      (socketId: string) => ({
        ...sdk(server).authenticateUser(socketId, { id: 'ann' }),
        user_data: '{"id":"bob"}',
      }),
      (socketId: string) => sdk(server).authenticateUser(socketId, { id: 'x'.repeat(129) }),
    ]
    for (const attempt of attempts) {
      const client = await connect(server)
      client.send({ event: 'pusher:signin', data: attempt(client.socketId) })
      expect(await client.closed).toMatchObject({ code: 4009 })
    }
    expect(server.metrics()).toMatchObject({ users: 0, signins_refused: attempts.length })
  })

  it('is enough to join a presence channel', async () => {
    const server = await startServer()
    const [ann, bob] = [await connect(server), await connect(server)]
    await joinPresence(server, bob, { channel: 'presence-a', id: 'bob' })
    await signIn(server, ann, { id: 'ann', user_info: { name: 'Ann' } })
    ann.subscribe('presence-a', sdk(server).authorizeChannel(ann.socketId, 'presence-a'))
    await ann.next(ok)
    expect(await bob.next('pusher_internal:member_added')).toMatchObject({
      data: '{"user_id":"ann","user_info":{"name":"Ann"}}',
    })
  })
})

describe('an app whose private channels are for people who are signed in', () => {
  it('refuses others with a good signature, and can end all that a person hears', async () => {
    const server = await startServer({ apps: [{ ...APP, requiresSignIn: true }] })
    const [ann, nobody] = [await connect(server), await connect(server)]
    const signed = (socketId: string) => sdk(server).authorizeChannel(socketId, 'private-a')
    nobody.subscribe('private-a', signed(nobody.socketId))
    expect(await nobody.next('pusher:subscription_error')).toMatchObject({
      channel: 'private-a',
      data: { status: 401 },
    })
    nobody.subscribe('public-a')
    await nobody.next(ok)
    await signIn(server, ann, { id: 'ann' })
    ann.subscribe('private-a', signed(ann.socketId))
    await ann.next(ok)
    await sdk(server).terminateUserConnections('ann')
    expect(await ann.closed).toMatchObject({ code: 4009 })
    await until(() => server.metrics().users === 0)
    expect(nobody.socket.readyState).toBe(nobody.socket.OPEN)
  })
})

describe('the channel of a person', () => {
  it('is heard by that person alone', async () => {
    const server = await startServer()
    const [ann, eve, nobody] = [await connect(server), await connect(server), await connect(server)]
    await signIn(server, ann, { id: 'ann' })
    await signIn(server, eve, { id: 'eve' })
    for (const client of [eve, nobody]) {
      const channel = '#server-to-user-ann'
      client.subscribe(channel)
      expect(await client.next('pusher:subscription_error')).toMatchObject({
        channel,
        data: { status: 401 },
      })
    }
    ann.subscribe('#server-to-user-ann')
    await ann.next(ok)
    await sdk(server).sendToUser('ann', 'told', { x: 1 })
    expect(await ann.next('told')).toEqual({
      event: 'told',
      channel: '#server-to-user-ann',
      data: '{"x":1}',
    })
    expect(await eve.settle()).toEqual([])
    expect(await nobody.settle()).toEqual([])
  })

  it('is not listed', async () => {
    const server = await startServer()
    const ann = await connect(server)
    await signIn(server, ann, { id: 'ann' })
    ann.subscribe('#server-to-user-ann')
    await ann.next(ok)
    const response = await sdk(server).get({ path: '/channels' })
    expect(await response.json()).toEqual({ channels: {} })
  })
})

describe('ending the connections of a person', () => {
  it('closes all of them with 4009, and nobody else’s', async () => {
    const server = await startServer()
    const [desk, phone, bob] = [await connect(server), await connect(server), await connect(server)]
    for (const client of [desk, phone]) await signIn(server, client, { id: 'ann é' })
    await signIn(server, bob, { id: 'bob' })
    await sdk(server).terminateUserConnections(encodeURIComponent('ann é'))
    expect(await desk.closed).toMatchObject({ code: 4009 })
    expect(await phone.closed).toMatchObject({ code: 4009 })
    await sdk(server).terminateUserConnections('nobody')
    await bob.settle()
  })

  it('takes effect before the client agrees', async () => {
    const server = await startServer()
    const ann = await connect(server)
    await signIn(server, ann, { id: 'ann' })
    ann.subscribe('news')
    await ann.next(ok)
    await sdk(server).terminateUserConnections('ann')
    await sdk(server).trigger('news', 'told', 'secret')
    await ann.closed
    expect(ann.frames.map(({ event }) => event)).not.toContain('told')
  })
})

describe('a watchlist', () => {
  it('tells who is there, who comes and who goes, once for each person', async () => {
    const server = await startServer()
    const bob = await connect(server)
    await signIn(server, bob, { id: 'bob' })
    const ann = await connect(server)
    await signIn(server, ann, { id: 'ann', watchlist: ['bob', 'carl', 'bob'] })
    expect(eventsOf(await ann.next(watchlist))).toEqual([
      { name: 'online', user_ids: ['bob'] },
      { name: 'offline', user_ids: ['carl'] },
    ])
    const bobsPhone = await connect(server)
    await signIn(server, bobsPhone, { id: 'bob' })
    const carl = await connect(server)
    await signIn(server, carl, { id: 'carl' })
    expect(eventsOf(await ann.next(watchlist))).toEqual([{ name: 'online', user_ids: ['carl'] }])
    bob.socket.close()
    await bob.closed
    bobsPhone.socket.close()
    expect(eventsOf(await ann.next(watchlist))).toEqual([{ name: 'offline', user_ids: ['bob'] }])
    expect(await ann.settle()).toEqual([])
  })

  it('of more than 100 is refused with 4302, and the person stays signed in', async () => {
    const server = await startServer()
    const ann = await connect(server)
    const ids = Array.from({ length: 101 }, (_, index) => `user-${index}`)
    await signIn(server, ann, { id: 'ann', watchlist: ids })
    expect(await ann.next('pusher:error')).toMatchObject({ data: { code: 4302 } })
    expect(await ann.settle()).toEqual([])
    expect(server.metrics().users).toBe(1)
  })
})

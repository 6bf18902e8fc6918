import { afterEach, describe, expect, it } from '@jest/globals'
import PusherJs, { type Channel, type Members, type Options } from 'pusher-js'
import type { RealtimeServer } from '../../../src/realtime-server/server.ts'
import { APP, closeAll, sdk, startServer, until } from './helpers.ts'

const clients: PusherJs[] = []
afterEach(async () => {
  for (const client of clients.splice(0)) client.disconnect()
  await closeAll()
})

const ENCRYPTION = { encryptionMasterKeyBase64: Buffer.alloc(32, 7).toString('base64') }

interface Person {
  id: string
  user_info?: object
  watchlist?: string[]
}

/** The options that the browser code uses, with the signatures made on the spot. */
const optionsFor = (server: RealtimeServer, person: Person): Options => {
  // Made once: it signs after a restart too, when this server is long gone.
  const signer = sdk(server, APP, ENCRYPTION)
  return {
    cluster: '',
    wsHost: '127.0.0.1',
    wsPort: server.port,
    forceTLS: false,
    disableStats: true,
    enabledTransports: ['ws'],
    channelAuthorization: {
      transport: 'ajax',
      endpoint: '',
      customHandler: ({ socketId, channelName }, callback) => {
        const data = { user_id: person.id, user_info: person.user_info }
        const signed = signer.authorizeChannel(
          socketId,
          channelName,
          channelName.startsWith('presence-') ? data : undefined,
        )
        callback(null, signed)
      },
    },
    userAuthentication: {
      transport: 'ajax',
      endpoint: '',
      customHandler: ({ socketId }, callback) =>
        callback(null, signer.authenticateUser(socketId, person)),
    },
  }
}

const open = (server: RealtimeServer, person: Person): PusherJs => {
  const client = new PusherJs(APP.key, optionsFor(server, person))
  clients.push(client)
  return client
}

const heard = (target: Channel | PusherJs, event: string) =>
  new Promise<unknown>((resolve) => {
    target.bind(event, resolve)
  })

const subscribed = async (client: PusherJs, name: string): Promise<Channel> => {
  const channel = client.subscribe(name)
  await heard(channel, 'pusher:subscription_succeeded')
  return channel
}

/** What the library adds to the presence channels among its channels. */
const membersOf = (channel: Channel): Members => (channel as Channel & { members: Members }).members

describe('pusher-js', () => {
  it.each(['news', 'private-a', 'presence-a'])('hears what is sent to %s', async (name) => {
    const server = await startServer()
    const channel = await subscribed(open(server, { id: 'ann' }), name)
    const told = heard(channel, 'told')
    await sdk(server).trigger(name, 'told', { text: 'Привет' })
    expect(await told).toEqual({ text: 'Привет' })
  })

  it('is told that a channel is not for it', async () => {
    const server = await startServer()
    const options = optionsFor(server, { id: 'ann' })
    const client = new PusherJs(APP.key, {
      ...options,
      channelAuthorization: {
        transport: 'ajax',
        endpoint: '',
        customHandler: (_, callback) => callback(null, { auth: `${APP.key}:forged` }),
      },
    })
    clients.push(client)
    const error = await heard(client.subscribe('private-a'), 'pusher:subscription_error')
    expect(error).toMatchObject({ type: 'AuthError', status: 401 })
  })

  it('keeps the list of members', async () => {
    const server = await startServer()
    const ann = open(server, { id: 'ann', user_info: { name: 'Ann' } })
    const room = await subscribed(ann, 'presence-a')
    expect(membersOf(room).me).toEqual({ id: 'ann', info: { name: 'Ann' } })
    const added = heard(room, 'pusher:member_added')
    const bob = open(server, { id: 'bob', user_info: { name: 'Bob' } })
    expect(membersOf(await subscribed(bob, 'presence-a')).count).toBe(2)
    expect(await added).toEqual({ id: 'bob', info: { name: 'Bob' } })
    const removed = heard(room, 'pusher:member_removed')
    bob.disconnect()
    expect(await removed).toEqual({ id: 'bob', info: { name: 'Bob' } })
    expect(membersOf(room).count).toBe(1)
  })

  it('sends client events to the others', async () => {
    const server = await startServer()
    const mine = await subscribed(open(server, { id: 'ann' }), 'presence-a')
    const theirs = await subscribed(open(server, { id: 'bob' }), 'presence-a')
    const typing = new Promise((resolve) => {
      theirs.bind('client-typing', (data: unknown, metadata: unknown) => {
        resolve([data, metadata])
      })
    })
    mine.trigger('client-typing', { x: 1 })
    expect(await typing).toEqual([{ x: 1 }, { user_id: 'ann' }])
  })

  it('signs in, hears what is meant for the person, and knows who is there', async () => {
    const server = await startServer()
    const ann = open(server, { id: 'ann', watchlist: ['bob'] })
    const states: string[] = []
    ann.user.watchlist.bind('offline', () => states.push('offline'))
    ann.user.watchlist.bind('online', () => states.push('online'))
    ann.signin()
    await ann.user.signinDonePromise
    await until(() => server.metrics().channels === 1)
    const told = new Promise((resolve) => {
      ann.user.bind('told', resolve)
    })
    await sdk(server).sendToUser('ann', 'told', { x: 1 })
    expect(await told).toEqual({ x: 1 })
    open(server, { id: 'bob' }).signin()
    await until(() => states.length === 2)
    expect(states).toEqual(['offline', 'online'])
  })

  it('gives up when the application ends its connections', async () => {
    const server = await startServer()
    const ann = open(server, { id: 'ann' })
    ann.signin()
    await until(() => server.metrics().users === 1)
    const disconnected = new Promise((resolve) => {
      ann.connection.bind('disconnected', resolve)
    })
    await sdk(server).terminateUserConnections('ann')
    await disconnected
    await until(() => server.metrics().connections === 0)
  })

  it('decrypts encrypted channels', async () => {
    const server = await startServer()
    const client = open(server, { id: 'ann' })
    const channel = await subscribed(client, 'private-encrypted-a')
    const told = heard(channel, 'told')
    await sdk(server, APP, ENCRYPTION).trigger('private-encrypted-a', 'told', { text: 'hush' })
    expect(await told).toEqual({ text: 'hush' })
  })

  it('comes back by itself to a restarted server, with its channels', async () => {
    const first = await startServer()
    const { port } = first
    const client = open(first, { id: 'ann' })
    const channel = await subscribed(client, 'private-a')
    await first.close()
    const second = await startServer({ port })
    await until(() => second.metrics().subscriptions === 1)
    const told = heard(channel, 'told')
    await sdk(second).trigger('private-a', 'told', 'again')
    expect(await told).toBe('again')
  })
})

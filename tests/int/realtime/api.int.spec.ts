import { afterEach, describe, expect, it } from '@jest/globals'
import { request as httpRequest } from 'node:http'
import { once } from 'node:events'
import {
  APP,
  closeAll,
  connect,
  joinPresence,
  joinPrivate,
  sdk,
  signedFetch,
  startServer,
  status,
} from './helpers.ts'

afterEach(closeAll)

const EVENTS = `/apps/${APP.id}/events`
const BATCH = `/apps/${APP.id}/batch_events`
const post = (server: Awaited<ReturnType<typeof startServer>>, path: string, body: object) =>
  signedFetch(server, { path, body: JSON.stringify(body) })

describe('triggering', () => {
  it('reaches every subscriber of every channel but the one who caused it', async () => {
    const server = await startServer()
    const [ann, bob] = [await connect(server), await connect(server)]
    for (const client of [ann, bob]) {
      client.subscribe('news')
      await joinPrivate(server, client, 'private-a')
      await client.next('pusher_internal:subscription_succeeded', 'news')
    }
    const response = await sdk(server).trigger(['news', 'private-a', 'empty'], 'told', { x: 'Ж' })
    expect(await response.json()).toEqual({})
    await sdk(server).trigger('news', 'later', 'text', { socket_id: ann.socketId })
    expect(await ann.settle()).toEqual([
      { event: 'told', channel: 'news', data: '{"x":"Ж"}' },
      { event: 'told', channel: 'private-a', data: '{"x":"Ж"}' },
    ])
    expect((await bob.settle()).map(({ event }) => event)).toEqual(['told', 'told', 'later'])
  })

  it('names a channel twice and tells it once', async () => {
    const server = await startServer()
    const client = await connect(server)
    client.subscribe('news')
    await sdk(server).trigger(['news', 'news'], 'told', 'x')
    await client.settle()
    expect(client.frames.filter(({ event }) => event === 'told')).toHaveLength(1)
  })

  it('answers with what was asked about the channels', async () => {
    const server = await startServer()
    await joinPresence(server, await connect(server), { channel: 'presence-a', id: 'ann' })
    const info = 'user_count,subscription_count'
    const one = await sdk(server).trigger(['presence-a', 'news'], 'told', 'x', { info })
    expect(await one.json()).toEqual({
      channels: {
        'presence-a': { user_count: 1, subscription_count: 1 },
        news: { subscription_count: 0 },
      },
    })
    const event = { name: 'told', data: 'x' }
    const many = await sdk(server).triggerBatch([
      { ...event, channel: 'presence-a', info },
      { ...event, channel: 'news' },
    ])
    expect(await many.json()).toEqual({ batch: [{ user_count: 1, subscription_count: 1 }, {}] })
  })

  it('takes 10 KB of data, in bytes, and answers more with 413', async () => {
    const server = await startServer()
    const trigger = (data: string) => status(sdk(server).trigger('news', 'told', data))
    expect(await trigger('x'.repeat(10_240))).toBe(200)
    expect(await trigger('x'.repeat(10_241))).toBe(413)
    expect(await trigger('Ж'.repeat(5_121))).toBe(413)
    expect(await trigger('"\n'.repeat(5_120))).toBe(200)
  })

  it.each([
    ['no name', { data: 'x', channels: ['news'] }],
    ['an empty name', { name: '', data: 'x', channels: ['news'] }],
    ['a long name', { name: 'x'.repeat(201), data: 'x', channels: ['news'] }],
    ['a reserved name', { name: 'pusher:error', data: 'x', channels: ['news'] }],
    ['an internal name', { name: 'pusher_internal:member_added', data: 'x', channels: ['news'] }],
    ['no data', { name: 'told', channels: ['news'] }],
    ['data that are no text', { name: 'told', data: {}, channels: ['news'] }],
    ['no channel', { name: 'told', data: 'x' }],
    ['an empty list of channels', { name: 'told', data: 'x', channels: [] }],
    ['a bad channel', { name: 'told', data: 'x', channels: ['a b'] }],
    ['a long channel', { name: 'told', data: 'x', channel: 'a'.repeat(165) }],
    ['a bad socket id', { name: 'told', data: 'x', channel: 'news', socket_id: 'x' }],
    ['two encrypted channels', { name: 'told', data: 'x', channels: ['private-encrypted-a', 'b'] }],
    ['101 channels', { name: 'told', data: 'x', channels: Array.from({ length: 101 }, String) }],
  ])('is refused with %s', async (_, body) => {
    const server = await startServer()
    const response = await post(server, EVENTS, body)
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ error: expect.any(String) })
  })

  it.each(['', '{', 'null', '[]', '"text"'])('is refused with the body %j', async (body) => {
    const server = await startServer()
    expect((await signedFetch(server, { path: EVENTS, body })).status).toBe(400)
  })

  it('accepts 100 channels', async () => {
    const server = await startServer()
    const channels = Array.from({ length: 100 }, String)
    expect(await status(sdk(server).trigger(channels, 'told', 'x'))).toBe(200)
  })
})

describe('a batch', () => {
  const event = (data = 'x', channel = 'news') => ({ name: 'told', channel, data })

  it('is sent in its order', async () => {
    const server = await startServer()
    const client = await connect(server)
    client.subscribe('news')
    await sdk(server).triggerBatch([event('1'), event('2'), event('3')])
    await client.settle()
    const told = client.frames.filter((frame) => frame.event === 'told')
    expect(told.map(({ data }) => data)).toEqual(['1', '2', '3'])
  })

  it('has at most 10 events', async () => {
    const server = await startServer()
    const send = (count: number) =>
      post(server, BATCH, { batch: Array.from({ length: count }, () => event('x'.repeat(10_240))) })
    expect((await send(10)).status).toBe(200)
    expect((await send(11)).status).toBe(400)
  })

  it('is sent as a whole or not at all', async () => {
    const server = await startServer()
    const client = await connect(server)
    client.subscribe('news')
    const large = event('x'.repeat(10_241))
    expect((await post(server, BATCH, { batch: [event(), large] })).status).toBe(413)
    expect((await post(server, BATCH, { batch: [event(), event('x', 'a b')] })).status).toBe(400)
    await client.settle()
    expect(client.frames.filter((frame) => frame.event === 'told')).toEqual([])
  })
})

describe('asking about channels', () => {
  it('lists them, by prefix and with counts', async () => {
    const server = await startServer()
    const [ann, phone] = [await connect(server), await connect(server)]
    ann.subscribe('news')
    for (const client of [ann, phone]) {
      await joinPresence(server, client, { channel: 'presence-a', id: 'ann' })
    }
    const get = async (path: string, params?: object): Promise<unknown> =>
      (await sdk(server).get({ path, params })).json()
    expect(await get('/channels')).toEqual({ channels: { news: {}, 'presence-a': {} } })
    const params = { filter_by_prefix: 'presence-', info: 'user_count' }
    expect(await get('/channels', params)).toEqual({
      channels: { 'presence-a': { user_count: 1 } },
    })
    const info = 'user_count,subscription_count'
    expect(await get('/channels/presence-a', { info })).toEqual({
      occupied: true,
      user_count: 1,
      subscription_count: 2,
    })
    expect(await get('/channels/nobody')).toEqual({ occupied: false })
    expect(await get('/channels/presence-a/users')).toEqual({ users: [{ id: 'ann' }] })
    expect(await get('/channels/presence-empty/users')).toEqual({ users: [] })
  })

  it.each([
    ['/channels', { info: 'user_count' }],
    ['/channels/news', { info: 'user_count' }],
    ['/channels/news/users', undefined],
    ['/channels/a%20b', undefined],
    ['/channels/%zz', undefined],
  ])('answers GET %s with 400 where it makes no sense', async (path, params) => {
    const server = await startServer()
    const asked = { method: 'GET', path: `/apps/${APP.id}${path}`, params }
    expect((await signedFetch(server, asked)).status).toBe(400)
  })
})

describe('who may ask', () => {
  const stranger = { ...APP, secret: 'x'.repeat(20) }

  it('is whoever can sign', async () => {
    const server = await startServer()
    const attempts = [
      sdk(server, stranger).trigger('news', 'told', 'x'),
      sdk(server, { ...APP, key: 'other' }).trigger('news', 'told', 'x'),
      sdk(server, stranger).get({ path: '/channels' }),
      sdk(server, stranger).terminateUserConnections('ann'),
    ]
    expect(await Promise.all(attempts.map(status))).toEqual([401, 401, 401, 401])
    const bare = await fetch(`http://127.0.0.1:${server.port}${EVENTS}`, { method: 'POST' })
    expect(bare.status).toBe(401)
  })

  it('is told about other apps and paths with 404', async () => {
    const server = await startServer()
    expect(await status(sdk(server, { ...APP, id: '4' }).get({ path: '/channels' }))).toBe(404)
    for (const path of ['/', '/apps', `/apps/${APP.id}`, '/app/x', `/apps/${APP.id}/nothing`]) {
      expect((await signedFetch(server, { method: 'GET', path })).status).toBe(404)
    }
    expect((await signedFetch(server, { method: 'GET', path: EVENTS })).status).toBe(404)
  })

  it('is told with 403 that the app is disabled', async () => {
    const server = await startServer({ apps: [{ ...APP, isEnabled: false }] })
    expect(await status(sdk(server).trigger('news', 'told', 'x'))).toBe(403)
  })

  it('may not send a body without end', async () => {
    const server = await startServer()
    const body = 'x'.repeat(600 * 1024)
    const request = httpRequest({ port: server.port, path: EVENTS, method: 'POST' })
    request.on('error', () => undefined)
    request.end(body)
    const [response] = (await once(request, 'response')) as [{ statusCode: number }]
    expect(response.statusCode).toBe(413)
    expect(server.metrics().internal_errors).toBe(0)
  })

  it('may hang up in the middle', async () => {
    const server = await startServer()
    const headers = { 'content-length': 100 }
    const request = httpRequest({ port: server.port, path: EVENTS, method: 'POST', headers })
    request.on('error', () => undefined)
    request.write('{')
    await once(request, 'socket')
    request.destroy()
    expect(await status(sdk(server).trigger('news', 'told', 'x'))).toBe(200)
    expect(server.metrics().internal_errors).toBe(0)
  })
})

describe('the operator', () => {
  it('sees health and metrics', async () => {
    const server = await startServer()
    await connect(server)
    const base = `http://127.0.0.1:${server.port}`
    const up = await fetch(`${base}/up`)
    expect([up.status, await up.json()]).toEqual([200, { status: 'ok' }])
    const metrics = await fetch(`${base}/metrics`)
    expect(metrics.headers.get('content-type')).toMatch('text/plain')
    expect(await metrics.text()).toMatch('courtyard_realtime_connections 1\n')
  })
})

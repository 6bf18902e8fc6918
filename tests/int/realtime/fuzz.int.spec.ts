import { afterEach, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createConnection } from 'node:net'
import type { RealtimeServer } from '../../../src/realtime-server/server.ts'
import {
  APP,
  closeAll,
  connect,
  sdk,
  signedFetch,
  signIn,
  startServer,
  type RawClient,
} from './helpers.ts'

afterEach(closeAll)

const PATIENCE_MS = 120_000

/** Somebody who minds their own business: hears everything that is meant for them, and nothing else. */
const bystander = async (server: RealtimeServer) => {
  const client = await connect(server)
  client.subscribe('bystanders')
  await client.next('pusher_internal:subscription_succeeded')
  return {
    isUnharmed: async () => {
      await sdk(server).trigger('bystanders', 'told', 'x')
      await client.next('told')
      expect(await client.settle()).toEqual([])
      expect(server.metrics().internal_errors).toBe(0)
    },
  }
}

const CHANNELS = [
  'news',
  'private-a',
  'presence-a',
  'cache-a',
  'private-encrypted-a',
  '#server-to-user-ann',
  '__proto__',
  'constructor',
  'a'.repeat(165),
]
const EVENTS = [
  'pusher:subscribe',
  'pusher:unsubscribe',
  'pusher:signin',
  'pusher:ping',
  'pusher:pong',
  'pusher:error',
  'pusher_internal:member_added',
  'client-a',
  'client-',
  '__proto__',
]

const channel = fc.oneof(fc.constantFrom(...CHANNELS), fc.string())
const data = fc.oneof(
  fc.jsonValue(),
  fc.record(
    {
      channel: fc.oneof(channel, fc.jsonValue()),
      auth: fc.oneof(fc.string(), fc.constant(`${APP.key}:${'0'.repeat(64)}`), fc.jsonValue()),
      channel_data: fc.oneof(fc.json(), fc.string(), fc.jsonValue()),
      user_data: fc.oneof(fc.json(), fc.string(), fc.jsonValue()),
    },
    { requiredKeys: [] },
  ),
)
const frame = fc.record(
  {
    event: fc.oneof(fc.constantFrom(...EVENTS), fc.string(), fc.jsonValue()),
    channel: fc.oneof(channel, fc.jsonValue()),
    data: fc.oneof(
      data,
      data.map((value) => JSON.stringify(value)),
      fc.string(),
    ),
    user_id: fc.jsonValue(),
  },
  { requiredKeys: [] },
)
const bytes = fc.uint8Array({ maxLength: 300 }).map((value) => Buffer.from(value))
const message = fc.oneof(
  { weight: 4, arbitrary: frame.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  { weight: 1, arbitrary: bytes },
)

const isOpen = ({ socket }: RawClient) => socket.readyState === socket.OPEN

describe('nothing that a client sends', () => {
  it(
    'as messages stops the server or reaches others',
    async () => {
      const server = await startServer()
      const other = await bystander(server)
      await fc.assert(
        fc.asyncProperty(
          fc.array(message, { maxLength: 25 }),
          fc.boolean(),
          async (sent, isKnown) => {
            const client = await connect(server)
            if (isKnown) await signIn(server, client, { id: 'ann' })
            for (const one of sent) if (isOpen(client)) client.socket.send(one)
            client.socket.close()
            await client.closed
          },
        ),
        { numRuns: 300 },
      )
      await other.isUnharmed()
      expect(server.metrics()).toMatchObject({ users: 0, channels: 1 })
    },
    PATIENCE_MS,
  )

  it(
    'as bytes of a WebSocket stops the server or reaches others',
    async () => {
      const server = await startServer()
      const other = await bystander(server)
      const upgrade = [
        `GET /app/${APP.key}?protocol=7 HTTP/1.1`,
        'Host: x',
        'Upgrade: websocket',
        'Connection: Upgrade',
        'Sec-WebSocket-Version: 13',
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
        '\r\n',
      ].join('\r\n')
      await fc.assert(
        fc.asyncProperty(fc.array(bytes, { minLength: 1, maxLength: 5 }), async (chunks) => {
          const socket = createConnection(server.port, '127.0.0.1')
          socket.on('error', () => undefined)
          await once(socket, 'connect')
          socket.resume()
          socket.write(upgrade)
          for (const chunk of chunks) socket.write(chunk)
          socket.end()
          if (!socket.closed) await once(socket, 'close')
        }),
        { numRuns: 300 },
      )
      await other.isUnharmed()
    },
    PATIENCE_MS,
  )

  it(
    'as bytes instead of HTTP stops the server or reaches others',
    async () => {
      const server = await startServer()
      const other = await bystander(server)
      const target = fc
        .tuple(fc.constantFrom('/app/', '/apps/', '/'), fc.string())
        .map(([start, rest]) =>
          Buffer.from(`GET ${start}${rest} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n\r\n`),
        )
      await fc.assert(
        fc.asyncProperty(fc.oneof(bytes, target), async (chunk) => {
          const socket = createConnection(server.port, '127.0.0.1')
          socket.on('error', () => undefined)
          await once(socket, 'connect')
          socket.resume()
          socket.end(chunk)
          if (!socket.closed) await once(socket, 'close')
        }),
        { numRuns: 300 },
      )
      await other.isUnharmed()
    },
    PATIENCE_MS,
  )

  it(
    'to the signed API is answered with 500',
    async () => {
      const server = await startServer()
      const other = await bystander(server)
      const event = fc.record(
        {
          name: fc.oneof(fc.string(), fc.jsonValue()),
          data: fc.oneof(fc.string(), fc.jsonValue()),
          channel: fc.oneof(channel, fc.jsonValue()),
          channels: fc.oneof(fc.array(channel), fc.jsonValue()),
          socket_id: fc.oneof(fc.string(), fc.constant('1.1'), fc.jsonValue()),
          info: fc.oneof(fc.constantFrom('user_count', 'cache', ',,'), fc.jsonValue()),
        },
        { requiredKeys: [] },
      )
      const body = fc.oneof(
        event.map((value) => JSON.stringify(value)),
        fc.array(event, { maxLength: 12 }).map((batch) => JSON.stringify({ batch })),
        fc.json(),
        fc.string(),
      )
      const tail = fc.oneof(
        fc.constantFrom('/events', '/batch_events', '/channels', '/users/a/terminate_connections'),
        channel.map((name) => `/channels/${encodeURIComponent(name)}`),
        channel.map((name) => `/channels/${encodeURIComponent(name)}/users`),
        fc.webPath(),
      )
      const statuses = new Set<number>()
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
          tail,
          body,
          async (method, rest, text) => {
            const request = {
              method,
              path: `/apps/${APP.id}${rest}`,
              ...(method !== 'GET' && { body: text }),
            }
            const response = await signedFetch(server, request)
            statuses.add(response.status)
            expect(response.status).toBeLessThan(500)
            expect(await response.json()).toEqual(expect.any(Object))
          },
        ),
        { numRuns: 500 },
      )
      // Some of it came through the signature to what lies behind it.
      expect([...statuses]).toEqual(expect.arrayContaining([200, 400, 404]))
      expect(server.metrics().internal_errors).toBe(0)
      await other.isUnharmed()
    },
    PATIENCE_MS,
  )
})

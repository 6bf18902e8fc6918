import { afterEach, describe, expect, it } from '@jest/globals'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { silentLogger } from '../log.ts'
import { Metrics, type Counter } from '../metrics.ts'
import { sign } from '../protocol/signatures.ts'
import { WebhookQueue } from './queue.ts'

const KEY = 'key'
const SECRET = 'a-secret-for-the-webhooks'

interface Received {
  signature: unknown
  key: unknown
  type: unknown
  body: string
}

let receiver: Server | undefined
afterEach(() => {
  receiver?.closeAllConnections()
  receiver?.close()
})

/** Answers with the given statuses in turn, then with 200. */
const startReceiver = async (statuses: number[]) => {
  const received: Received[] = []
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { headers } = request
      received.push({
        signature: headers['x-pusher-signature'],
        key: headers['x-pusher-key'],
        type: headers['content-type'],
        body: Buffer.concat(chunks).toString(),
      })
      const status = statuses.shift() ?? 200
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end()
    })
  })
  receiver.listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  const address = receiver.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { url: `http://127.0.0.1:${port}/hook`, received }
}

const start = (url: string, retryForMs = 60_000) => {
  const metrics = new Metrics()
  const options = { url, key: KEY, secret: SECRET, retryForMs, firstRetryMs: 1 }
  const queue = new WebhookQueue(options, { metrics, log: silentLogger })
  const count = (name: Counter) => metrics.snapshot({ connections: 0, channels: 0, users: 0 })[name]
  const until = async (name: Counter, value: number) => {
    while (count(name) < value) await new Promise((resolve) => setTimeout(resolve, 2))
  }
  return { queue, count, until }
}

const namesIn = (body: string): unknown => JSON.parse(body)

describe('WebhookQueue', () => {
  it('sends what happens together in one signed request', async () => {
    const { url, received } = await startReceiver([])
    const { queue, until } = start(url)
    queue.push({ name: 'channel_occupied', channel: 'a' })
    queue.push({ name: 'channel_occupied', channel: 'b' })
    await until('webhooks_delivered', 1)
    expect(received).toHaveLength(1)
    const [request] = received
    expect(request).toMatchObject({ key: KEY, type: 'application/json' })
    expect(request?.signature).toBe(sign(SECRET, request?.body ?? ''))
    expect(namesIn(request?.body ?? '')).toEqual({
      time_ms: expect.any(Number),
      events: [
        { name: 'channel_occupied', channel: 'a' },
        { name: 'channel_occupied', channel: 'b' },
      ],
    })
  })

  it('tries again, with the same body, until it is accepted, and keeps the order', async () => {
    const { url, received } = await startReceiver([500, 404, 302])
    const { queue, until, count } = start(url)
    queue.push({ name: 'channel_occupied', channel: 'a' })
    await until('webhooks_failed', 1)
    queue.push({ name: 'channel_vacated', channel: 'a' })
    await until('webhooks_delivered', 2)
    expect(count('webhooks_failed')).toBe(3)
    const bodies = received.map(({ body }) => body)
    expect(new Set(bodies.slice(0, 4)).size).toBe(1)
    expect(bodies[4]).toContain('channel_vacated')
  })

  it('gives up after a while and goes on with the next', async () => {
    const { url } = await startReceiver([500, 500, 500, 500, 500, 500, 500, 500, 500, 500])
    const { queue, until, count } = start(url, 2)
    queue.push({ name: 'channel_occupied', channel: 'a' })
    await until('webhook_events_dropped', 1)
    expect(count('webhooks_delivered')).toBe(0)
  })

  it('survives a receiver that is not there, and stops', async () => {
    const { queue, until, count } = start('http://127.0.0.1:1/hook')
    queue.push({ name: 'channel_occupied', channel: 'a' })
    await until('webhooks_failed', 2)
    queue.stop()
    await until('webhook_events_dropped', 1)
    queue.push({ name: 'channel_occupied', channel: 'b' })
    expect(count('webhook_events_dropped')).toBe(2)
  })
})

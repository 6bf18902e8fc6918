import { afterEach, describe, expect, it } from '@jest/globals'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type Pusher from 'pusher'
import {
  APP,
  closeAll,
  connect,
  joinPresence,
  joinPrivate,
  sdk,
  startServer,
  until,
} from './helpers.ts'
import type { WebhookName } from '../../../src/realtime-server/webhooks/webhooks.ts'

const receivers: Server[] = []
afterEach(async () => {
  await closeAll()
  for (const receiver of receivers.splice(0)) {
    receiver.closeAllConnections()
    receiver.close()
  }
})

/** A server that tells a receiver, which checks each request with the SDK. */
const startBoth = async (options: { events?: WebhookName[]; holdBackMs?: number } = {}) => {
  const events: ReturnType<Pusher.WebHook['getEvents']> = []
  const receiver = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const rawBody = Buffer.concat(chunks).toString()
      const webhook = sdk(server).webhook({ headers: request.headers, rawBody })
      response.writeHead(webhook.isValid() ? 200 : 401).end()
      if (webhook.isValid()) events.push(...webhook.getEvents())
    })
  })
  receivers.push(receiver)
  receiver.listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  const address = receiver.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const webhooks = { url: `http://127.0.0.1:${port}/`, holdBackMs: 1, firstRetryMs: 1, ...options }
  const server = await startServer({ apps: [{ ...APP, webhooks }] })
  return { server, events }
}

describe('webhooks', () => {
  it('tell of channels and members that come and go', async () => {
    const { server, events } = await startBoth()
    const channel = 'presence-a'
    const client = await connect(server)
    await joinPresence(server, client, { channel, id: 'ann' })
    client.send({ event: 'pusher:unsubscribe', data: { channel } })
    await until(() => events.length === 4)
    expect(events).toEqual([
      { name: 'channel_occupied', channel },
      { name: 'member_added', channel, user_id: 'ann' },
      { name: 'member_removed', channel, user_id: 'ann' },
      { name: 'channel_vacated', channel },
    ])
  })

  it('say nothing of who is back before the departure was told', async () => {
    const { server, events } = await startBoth({ holdBackMs: 60_000 })
    const channel = 'presence-a'
    const before = await connect(server)
    await joinPresence(server, before, { channel, id: 'ann' })
    before.socket.close()
    await until(() => server.metrics().channels === 0)
    const after = await connect(server)
    await joinPresence(server, after, { channel, id: 'ann' })
    after.subscribe('cache-last')
    await until(() => events.some(({ name }) => name === 'cache_miss'))
    expect(events.map(({ name }) => name)).toEqual([
      'channel_occupied',
      'member_added',
      'channel_occupied',
      'cache_miss',
    ])
  })

  it('tell of client events and counts where that is wanted', async () => {
    const { server, events } = await startBoth({ events: ['client_event', 'subscription_count'] })
    const client = await connect(server)
    await joinPrivate(server, client, 'private-a')
    client.send({ event: 'client-typing', channel: 'private-a', data: { x: 1 } })
    await joinPresence(server, client, { channel: 'presence-a', id: 'ann' })
    client.send({ event: 'client-typing', channel: 'presence-a', data: 'text' })
    await until(() => events.length === 4)
    const sent = { name: 'client_event', event: 'client-typing', socket_id: client.socketId }
    expect(events).toEqual([
      { name: 'subscription_count', channel: 'private-a', subscription_count: 1 },
      { ...sent, channel: 'private-a', data: '{"x":1}' },
      { name: 'subscription_count', channel: 'presence-a', subscription_count: 1 },
      { ...sent, channel: 'presence-a', data: 'text', user_id: 'ann' },
    ])
  })
})

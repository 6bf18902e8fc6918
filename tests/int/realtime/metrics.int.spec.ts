import { afterEach, describe, expect, it } from '@jest/globals'
import {
  APP,
  closeAll,
  connect,
  joinPrivate,
  RawClient,
  sdk,
  signIn,
  startServer,
  status,
  until,
  urlOf,
} from './helpers.ts'

afterEach(closeAll)

const NONE = {
  connections: 0,
  channels: 0,
  users: 0,
  connections_opened: 0,
  connections_refused: 0,
  connections_timed_out: 0,
  connections_cut: 0,
  frames_received: 0,
  frames_malformed: 0,
  frames_sent: 0,
  subscriptions: 0,
  subscriptions_refused: 0,
  signins_refused: 0,
  events_published: 0,
  client_events: 0,
  client_events_refused: 0,
  api_requests: 0,
  api_refused: 0,
  webhooks_delivered: 0,
  webhooks_failed: 0,
  webhook_events_dropped: 0,
  internal_errors: 0,
}

describe('the metrics', () => {
  it('count what happens, each where it belongs', async () => {
    const server = await startServer()
    expect(server.metrics()).toEqual(NONE)

    const [ann, bob] = [await connect(server), await connect(server)]
    await new RawClient(urlOf(server, { key: 'nobody' })).closed
    await signIn(server, ann, { id: 'ann' })
    await joinPrivate(server, ann, 'private-a')
    await joinPrivate(server, bob, 'private-a')
    ann.subscribe('private-b', { auth: 'forged' })
    await ann.next('pusher:subscription_error')
    ann.send({ event: 'client-a', channel: 'private-a', data: {} })
    await bob.next('client-a')
    ann.send({ event: 'client-a', channel: 'private-b', data: {} })
    await ann.next('pusher:error')
    ann.socket.send('no frame')
    await ann.next('pusher:error')
    await sdk(server).trigger(['private-a', 'private-empty'], 'told', 'x')
    await status(sdk(server, { ...APP, secret: 'x'.repeat(20) }).trigger('news', 'told', 'x'))
    bob.send({ event: 'pusher:signin', data: {} })
    await bob.closed
    await until(() => server.metrics().connections === 1)

    expect(server.metrics()).toEqual({
      ...NONE,
      connections: 1,
      channels: 1,
      users: 1,
      connections_opened: 2,
      connections_refused: 1,
      frames_received: 8,
      frames_malformed: 1,
      frames_sent: 11,
      subscriptions: 2,
      subscriptions_refused: 1,
      signins_refused: 1,
      events_published: 2,
      client_events: 1,
      client_events_refused: 1,
      api_requests: 2,
      api_refused: 1,
    })
  })

  it('are read by Prometheus, name by name', async () => {
    const server = await startServer()
    const response = await fetch(`http://127.0.0.1:${String(server.port)}/metrics`)
    const names = (await response.text()).matchAll(/^courtyard_realtime_(\w+) 0$/gm)
    const counters = [...names].map(([, name]) => (name ?? '').replace(/_total$/, ''))
    expect(counters.sort()).toEqual(Object.keys(NONE).sort())
  })
})

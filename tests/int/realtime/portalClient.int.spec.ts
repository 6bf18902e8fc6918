import { afterEach, describe, expect, it } from '@jest/globals'
import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import PusherJs from 'pusher-js'
import { connectionOptions, type LiveConfig } from '../../../src/kernel/portal/live/address'
import { LiveHub, type LiveView } from '../../../src/kernel/portal/live/hub'
import { spreadReconnects } from '../../../src/kernel/portal/live/reconnect'
import { isTermination } from '../../../src/kernel/portal/live/termination'
import type { TabsPlatform } from '../../../src/kernel/portal/live/tabs'
import type { RealtimeServer } from '../../../src/realtime-server/server.ts'
import { APP, closeAll, sdk, startServer, until } from './helpers.ts'

const ends: (() => void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) end()
  await closeAll()
})

const PAGE = { protocol: 'http:', hostname: '127.0.0.1', port: '3000' }
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('the options of the library', () => {
  /** The first bytes that the library sends to a port of its choice. */
  const firstBytes = async (options: (port: number) => ReturnType<typeof connectionOptions>) => {
    const sockets: Socket[] = []
    const server = createServer((socket) => {
      sockets.push(socket)
      socket.on('error', () => undefined)
    })
    server.listen(0, 'localhost')
    await once(server, 'listening')
    const client = new PusherJs('key', options((server.address() as AddressInfo).port))
    ends.push(() => {
      client.disconnect()
      for (const socket of sockets) socket.destroy()
      server.close()
    })
    await until(() => sockets.length > 0)
    const [bytes] = (await once(sockets[0]!, 'data')) as [Buffer]
    return bytes
  }
  const TLS_HANDSHAKE = 0x16

  it.each([
    [
      'of a page with TLS',
      (port: number) =>
        connectionOptions(
          { kind: 'own-origin' },
          { protocol: 'https:', hostname: 'localhost', port: String(port) },
        ),
    ],
    [
      'of a host with TLS',
      (port: number) =>
        connectionOptions({ kind: 'host', host: 'localhost', port, isTls: true }, PAGE),
    ],
  ])('%s make it speak TLS', async (_, options) => {
    const bytes = await firstBytes(options)
    expect(bytes[0]).toBe(TLS_HANDSHAKE)
    expect(bytes.toString('latin1')).toContain('localhost')
  })

  it.each([
    [
      'of a page without TLS',
      (port: number) =>
        connectionOptions(
          { kind: 'own-origin' },
          { ...PAGE, hostname: 'localhost', port: String(port) },
        ),
    ],
    [
      'of a host without TLS',
      (port: number) =>
        connectionOptions({ kind: 'host', host: 'localhost', port, isTls: false }, PAGE),
    ],
  ])('%s make it do without', async (_, options) => {
    expect((await firstBytes(options)).toString()).toMatch(/^GET \/app\/key\?protocol=7/)
  })

  it('of a cluster name its host', () => {
    expect(connectionOptions({ kind: 'cluster', cluster: 'eu' }, PAGE)).toEqual({
      cluster: 'eu',
      forceTLS: true,
      enabledTransports: ['ws'],
      disableStats: true,
      unavailableTimeout: 6000,
    })
  })

  it('of a page on the port that goes without saying name it', () => {
    const own = { kind: 'own-origin' as const }
    const secure = connectionOptions(own, { protocol: 'https:', hostname: 'h', port: '' })
    expect(secure).toMatchObject({ wsHost: 'h', wsPort: 443, wssPort: 443, forceTLS: true })
    const plain = connectionOptions(own, { protocol: 'http:', hostname: 'h', port: '' })
    expect(plain).toMatchObject({ wsHost: 'h', wsPort: 80, forceTLS: false })
  })
})

/** As in the browser, but that a try where nobody listens is given up sooner. */
const optionsFor = (port: number) => ({
  ...connectionOptions({ kind: 'host', host: '127.0.0.1', port, isTls: false }, PAGE),
  unavailableTimeout: 100,
})

describe('reconnecting', () => {
  const start = (port: number, key = APP.key) => {
    const waits: number[] = []
    let resume: (() => void) | undefined
    let online = () => {}
    const client = new PusherJs(key, optionsFor(port))
    const stop = spreadReconnects(client, {
      random: () => 1,
      after: (ms, run) => {
        waits.push(ms)
        resume = run
        return () => {
          resume = undefined
        }
      },
      onOnline: (run) => {
        online = run
        return () => undefined
      },
    })
    ends.push(() => {
      stop()
      client.disconnect()
    })
    const tryAgain = () => {
      const run = resume
      resume = undefined
      run?.()
    }
    return { client, waits, tryAgain, goOnline: () => online() }
  }

  it('waits longer after each failure, and comes back with its channels', async () => {
    const first = await startServer()
    const { port } = first
    const { client, waits, tryAgain } = start(port)
    client.subscribe('news')
    await until(() => first.metrics().subscriptions === 1)
    await first.close()
    await until(() => waits.length === 1)
    for (let tries = 2; tries <= 6; tries += 1) {
      tryAgain()
      await until(() => waits.length === tries)
    }
    expect(waits).toEqual([2000, 4000, 8000, 16_000, 30_000, 30_000])

    const second = await startServer({ port })
    tryAgain()
    await until(() => second.metrics().subscriptions === 1)
    expect(waits).toHaveLength(6)
  })

  it('does not follow the library, which would be back at once', async () => {
    const first = await startServer()
    const { port } = first
    const { client, waits, tryAgain } = start(port)
    await until(() => client.connection.state === 'connected')
    await first.close()
    const second = await startServer({ port })
    await until(() => waits.length === 1)
    // The library's own timers are nought and one second.
    await pause(1300)
    expect(client.connection.state).toBe('disconnected')
    expect(second.metrics().connections_opened).toBe(0)
    tryAgain()
    await until(() => second.metrics().connections_opened === 1)
  })

  it('tries rarely, but tries, after a refusal for good', async () => {
    const server = await startServer()
    const { client, waits, tryAgain } = start(server.port, 'unknown')
    await until(() => waits.length === 1)
    tryAgain()
    await until(() => waits.length === 2)
    expect(waits).toEqual([30_000, 30_000])
    expect(client.connection.state).toBe('disconnected')
  })

  it('comes back soon after its person’s access changed, whatever was before', async () => {
    const server = await startServer()
    const { port } = server
    const signer = sdk(server)
    const waits: number[] = []
    const client = new PusherJs(APP.key, {
      ...optionsFor(port),
      userAuthentication: {
        transport: 'ajax',
        endpoint: '',
        customHandler: ({ socketId }, callback) =>
          callback(null, signer.authenticateUser(socketId, { id: 'ann' })),
      },
    })
    const stop = spreadReconnects(client, {
      random: () => 1,
      after: (ms) => {
        waits.push(ms)
        return () => undefined
      },
      onOnline: () => () => undefined,
    })
    ends.push(() => {
      stop()
      client.disconnect()
    })
    const told: unknown[] = []
    client.connection.bind('error', (error: unknown) => told.push(isTermination(error)))
    client.signin()
    await new Promise((resolve) => client.bind('pusher:signin_success', resolve))
    await signer.terminateUserConnections('ann')
    await until(() => waits.length === 1)
    expect(waits).toEqual([2000])
    expect(told.filter(Boolean)).toHaveLength(1)
  })

  it('waits no longer than at first when the network is back', async () => {
    const server = await startServer()
    const { waits, goOnline } = start(server.port, 'unknown')
    await until(() => waits.length === 1)
    goOnline()
    expect(waits).toEqual([30_000, 2000])
  })
})

describe('the tabs of a browser', () => {
  // Those of Node, which are those of the browsers.
  const platform: TabsPlatform = {
    locks: navigator.locks,
    openChannel: (name) => new BroadcastChannel(name),
  }
  let people = 0

  const opener = (server: RealtimeServer) => {
    const signer = sdk(server)
    const { port } = server
    return async () => {
      const client = new PusherJs(APP.key, {
        ...optionsFor(port),
        channelAuthorization: {
          transport: 'ajax',
          endpoint: '',
          customHandler: ({ socketId, channelName }, callback) => {
            if (channelName.endsWith('forbidden')) callback(new Error('403'), null)
            else callback(null, signer.authorizeChannel(socketId, channelName))
          },
        },
      })
      const stop = spreadReconnects(client, {
        random: () => 0,
        after: (ms, run) => {
          const timer = setTimeout(run, ms)
          return () => clearTimeout(timer)
        },
        onOnline: () => () => undefined,
      })
      return {
        client,
        close: () => {
          stop()
          client.disconnect()
        },
      }
    }
  }

  const newPerson = (): LiveConfig => ({
    key: APP.key,
    address: { kind: 'own-origin' },
    user: `${String(process.pid)}-${String((people += 1))}`,
  })

  const openTab = (
    server: RealtimeServer,
    config: LiveConfig,
    channels: string[],
    shares: TabsPlatform | null = platform,
  ) => {
    const hub = new LiveHub({ config, open: opener(server), platform: shares ?? undefined })
    const heard: string[] = []
    let catchUps = 0
    const view: LiveView = {
      channels,
      onEvent: (channel, event) => heard.push(`${channel} ${event}`),
      onCatchUp: () => (catchUps += 1),
    }
    const leave = hub.join(view)
    ends.push(() => hub.close())
    return {
      hub,
      heard,
      leave,
      get catchUps() {
        return catchUps
      },
    }
  }

  const A = 'private-a'
  const B = 'private-b'

  it('have one connection, with the channels of all, and each hears its own', async () => {
    const server = await startServer()
    const ann = newPerson()
    const one = openTab(server, ann, [A])
    await until(() => one.catchUps === 1)
    const two = openTab(server, ann, [A, B])
    await until(() => two.catchUps === 1)
    expect(server.metrics()).toMatchObject({ connections: 1, channels: 2, subscriptions: 2 })
    await sdk(server).trigger([A, B], 'told', {})
    await until(() => two.heard.length === 2 && one.heard.length === 1)
    expect(one.heard).toEqual([`${A} told`])
    expect(two.heard.sort()).toEqual([`${A} told`, `${B} told`])
    expect([one.catchUps, two.catchUps]).toEqual([1, 1])
    expect([one.hub.isLeading, two.hub.isLeading]).toEqual([true, false])
  })

  it('lose the leader: the next one leads, and every tab catches up once', async () => {
    const server = await startServer()
    const ann = newPerson()
    const tabs = [
      openTab(server, ann, [A]),
      openTab(server, ann, [A, B]),
      openTab(server, ann, [B]),
    ]
    const [first, ...others] = tabs
    await until(() => tabs.every(({ catchUps }) => catchUps === 1))
    expect(server.metrics().connections).toBe(1)

    first!.hub.close()
    await until(() => others.every(({ catchUps }) => catchUps === 2))
    await until(() => server.metrics().connections === 1)
    expect(others.filter(({ hub }) => hub.isLeading)).toHaveLength(1)
    await sdk(server).trigger(B, 'told', {})
    await until(() => others.every(({ heard }) => heard.length === 1))
    expect(tabs.map(({ catchUps }) => catchUps)).toEqual([1, 2, 2])
    expect(first!.heard).toEqual([])
  })

  it('catch up once after a gap, and know of it', async () => {
    const first = await startServer()
    const { port } = first
    const ann = newPerson()
    const tabs = [openTab(first, ann, [A, B]), openTab(first, ann, [B])]
    const lost: boolean[][] = tabs.map(() => [])
    tabs.forEach(({ hub }, at) => hub.watch(() => lost[at]!.push(hub.isLost)))
    await until(() => tabs.every(({ catchUps }) => catchUps === 1))
    expect(lost.flat()).not.toContain(true)

    await first.close()
    await until(() => tabs.every(({ hub }) => hub.isLost))
    expect(tabs.map(({ catchUps }) => catchUps)).toEqual([1, 1])
    const second = await startServer({ port })
    await until(() => tabs.every(({ catchUps }) => catchUps === 2))
    await until(() => second.metrics().subscriptions === 2)
    expect(tabs.map(({ hub }) => hub.isLost)).toEqual([false, false])
    await pause(100)
    expect(tabs.map(({ catchUps }) => catchUps)).toEqual([2, 2])
  })

  it('leave what no tab wants any more, however the tab went', async () => {
    const server = await startServer()
    const ann = newPerson()
    const one = openTab(server, ann, [A])
    const two = openTab(server, ann, [B])
    await until(() => one.catchUps === 1 && two.catchUps === 1)
    expect(server.metrics().channels).toBe(2)
    two.hub.close()
    await until(() => server.metrics().channels === 1)
    one.leave()
    await until(() => server.metrics().channels === 0)
  })

  it('catch up although one of their channels is refused', async () => {
    const server = await startServer()
    const tab = openTab(server, newPerson(), [A, 'private-forbidden'])
    await until(() => tab.catchUps === 1)
    expect(server.metrics().channels).toBe(1)
  })

  it('of different persons share nothing', async () => {
    const server = await startServer()
    const tabs = [openTab(server, newPerson(), [A]), openTab(server, newPerson(), [B])]
    await until(() => tabs.every(({ catchUps }) => catchUps === 1))
    expect(server.metrics().connections).toBe(2)
    await sdk(server).trigger(A, 'told', {})
    await until(() => tabs[0]!.heard.length === 1)
    expect(tabs[1]!.heard).toEqual([])
  })

  it('that cannot find each other have a connection each', async () => {
    const server = await startServer()
    const ann = newPerson()
    const tabs = [openTab(server, ann, [A], null), openTab(server, ann, [A], null)]
    await until(() => tabs.every(({ catchUps }) => catchUps === 1))
    expect(server.metrics().connections).toBe(2)
  })

  it('take over from a leader that is asleep, which then follows', async () => {
    const server = await startServer()
    const ann = newPerson()
    const asleep = {
      ...platform,
      openChannel: (name: string) => {
        const channel = new BroadcastChannel(name)
        Object.defineProperty(channel, 'onmessage', { set: () => undefined })
        return channel
      },
    }
    const sleeper = openTab(server, ann, [A], asleep)
    await until(() => sleeper.catchUps === 1)
    const awake = openTab(server, ann, [A])
    await until(() => awake.hub.isLeading && awake.catchUps === 1)
    await until(() => server.metrics().connections === 1)
    expect(sleeper.hub.isLeading).toBe(false)
  })

  it('ask the server when a person looks at them again', async () => {
    const server = await startServer()
    const tab = openTab(server, newPerson(), [A])
    await until(() => tab.catchUps === 1)
    tab.hub.wake()
    expect(tab.catchUps).toBe(2)
  })
})

import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Socket } from 'node:net'
import { Admission } from './admission.ts'
import { App, AppRegistry, type AppOptions } from './apps.ts'
import { drain } from './drain.ts'
import { startHeartbeat, type Timeouts } from './heartbeat.ts'
import { createHandler } from './http/handler.ts'
import { silentLogger, type Logger } from './log.ts'
import { Metrics, type MetricsSnapshot } from './metrics.ts'
import { createOriginCheck } from './origins.ts'
import { createUpgradeHandler } from './upgrade.ts'

export interface RealtimeServerOptions extends Partial<Timeouts> {
  apps: readonly AppOptions[]
  host?: string
  /** 0 takes a free one. */
  port?: number
  /** Origins of the pages that may connect; default: none. */
  allowedOrigins?: readonly string[]
  allowsAnyOrigin?: boolean
  /** What the web process proves itself with when it names a client's address. */
  proxySecret?: string
  maxConnections?: number
  maxConnectionsPerAddress?: number
  /** Over how long the clients are sent away when the server stops. */
  drainMs?: number
  log?: Logger
}

export interface RealtimeServer {
  /** Resolves with the port. */
  listen: () => Promise<number>
  close: () => Promise<void>
  readonly port: number
  metrics: () => MetricsSnapshot
}

/** A building behind one router is many people with one address: hence the high default. */
const DEFAULTS = {
  host: '127.0.0.1',
  port: 0,
  maxConnections: 10_000,
  maxConnectionsPerAddress: 500,
  drainMs: 3000,
  activityTimeoutMs: 120_000,
  pongTimeoutMs: 30_000,
  unusedTimeoutMs: 600_000,
}

export const createRealtimeServer = (options: RealtimeServerOptions): RealtimeServer => {
  const settings = { ...DEFAULTS, ...options }
  const log = options.log ?? silentLogger
  const metrics = new Metrics()
  const registry = new AppRegistry(options.apps.map((app) => new App(app, { metrics, log })))
  const admission = new Admission({
    registry,
    isOriginAllowed: createOriginCheck({
      allowed: options.allowedOrigins ?? [],
      allowsAny: options.allowsAnyOrigin ?? false,
    }),
    proxySecret: options.proxySecret,
    maxConnections: settings.maxConnections,
    maxConnectionsPerAddress: settings.maxConnectionsPerAddress,
  })
  const total = (count: (app: App) => number) =>
    registry.all.reduce((sum, app) => sum + count(app), 0)
  const snapshot = () =>
    metrics.snapshot({
      connections: admission.openCount,
      channels: total((app) => app.channels.size),
      users: total((app) => app.users.size),
    })

  const isDraining = () => admission.isDraining
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 30_000 },
    createHandler({ registry, metrics, snapshot, isDraining, log }),
  )
  const { activityTimeoutMs } = settings
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('upgrade', createUpgradeHandler({ admission, metrics, activityTimeoutMs }))

  let stopHeartbeat: () => void = () => undefined
  let closing: Promise<void> | undefined

  const stop = async () => {
    admission.startDraining()
    // The API goes on meanwhile: who is still connected misses nothing.
    await drain(registry.all, settings.drainMs)
    stopHeartbeat()
    for (const app of registry.all) app.webhooks.stop()
    if (!server.listening) return
    const closed = once(server, 'close')
    server.close()
    // Not server.closeAllConnections(): it forgets the sockets that became WebSockets.
    for (const socket of sockets) socket.destroy()
    await closed
  }

  return {
    async listen() {
      server.listen(settings.port, settings.host)
      await once(server, 'listening')
      stopHeartbeat = startHeartbeat(registry.all, settings)
      return portOf(server.address())
    },
    close: () => (closing ??= stop()),
    get port() {
      return portOf(server.address())
    },
    metrics: snapshot,
  }
}

const portOf = (address: { port: number } | string | null): number => {
  if (address === null || typeof address === 'string') throw new Error('The server does not listen')
  return address.port
}

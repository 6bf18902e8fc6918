import Pusher from 'pusher'
import { WebSocket, type ClientOptions } from 'ws'
import {
  createRealtimeServer,
  type RealtimeServer,
  type RealtimeServerOptions,
} from '../../../src/realtime-server/server.ts'

export const APP = { id: '3', key: '278d425bdf160c739803', secret: '7ad3773142a6692b25b8' }

export interface Frame {
  event: string
  channel?: string
  data?: unknown
  user_id?: string
}

const servers: RealtimeServer[] = []
const sockets: WebSocket[] = []

export const startServer = async (options: Partial<RealtimeServerOptions> = {}) => {
  const server = createRealtimeServer({ apps: [APP], drainMs: 0, ...options })
  servers.push(server)
  await server.listen()
  return server
}

/** For `afterEach`: whatever a test opened. */
export const closeAll = async (): Promise<void> => {
  for (const socket of sockets.splice(0)) socket.terminate()
  await Promise.all(servers.splice(0).map((server) => server.close()))
}

export const sdk = (server: RealtimeServer, app = APP, options: object = {}) =>
  new Pusher({
    appId: app.id,
    key: app.key,
    secret: app.secret,
    host: '127.0.0.1',
    port: String(server.port),
    useTLS: false,
    ...options,
  })

/** Waits for what a broken server would never bring about: then the test's own limit ends it. */
export const until = async (isTrue: () => boolean): Promise<void> => {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 2))
}

/** A client that speaks the bare protocol, rightly or wrongly. */
export class RawClient {
  readonly frames: Frame[] = []
  readonly closed: Promise<{ code: number; reason: string }>
  readonly socket: WebSocket
  socketId = ''

  constructor(url: string, options: ClientOptions = {}) {
    this.socket = new WebSocket(url, options)
    sockets.push(this.socket)
    this.socket.on('error', () => undefined)
    this.socket.on('message', (data: Buffer) => {
      this.frames.push(JSON.parse(data.toString()) as Frame)
    })
    this.closed = new Promise((resolve) => {
      this.socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }))
    })
  }

  send(frame: object): void {
    this.socket.send(JSON.stringify(frame))
  }

  subscribe(channel: string, rest: object = {}): void {
    this.send({ event: 'pusher:subscribe', data: { channel, ...rest } })
  }

  /** The first frame of an event, once it has come; taken out of the list. */
  async next(event: string, channel?: string): Promise<Frame> {
    const find = () =>
      this.frames.findIndex(
        (frame) => frame.event === event && (channel === undefined || frame.channel === channel),
      )
    await until(() => find() >= 0)
    return this.frames.splice(find(), 1)[0]!
  }

  /** Everything that the server had sent before it answered this. */
  async settle(): Promise<Frame[]> {
    this.send({ event: 'pusher:ping', data: {} })
    await this.next('pusher:pong')
    return this.frames
  }
}

export const urlOf = (
  server: RealtimeServer,
  { key = APP.key, query = 'protocol=7&client=js&version=8.6.0' } = {},
) => `ws://127.0.0.1:${server.port}/app/${key}?${query}`

export const connect = async (
  server: RealtimeServer,
  options: ClientOptions & { key?: string } = {},
): Promise<RawClient> => {
  const { key, ...rest } = options
  const client = new RawClient(urlOf(server, { key }), rest)
  const { data } = await client.next('pusher:connection_established')
  client.socketId = (JSON.parse(data as string) as { socket_id: string }).socket_id
  return client
}

export const joinPrivate = async (server: RealtimeServer, client: RawClient, channel: string) => {
  client.subscribe(channel, sdk(server).authorizeChannel(client.socketId, channel))
  await client.next('pusher_internal:subscription_succeeded', channel)
}

export const joinPresence = async (
  server: RealtimeServer,
  client: RawClient,
  member: { channel: string; id: string; info?: object },
) => {
  const { channel, id, info } = member
  const data = { user_id: id, ...(info && { user_info: info }) }
  client.subscribe(channel, sdk(server).authorizeChannel(client.socketId, channel, data))
  return client.next('pusher_internal:subscription_succeeded', channel)
}

export const signIn = async (
  server: RealtimeServer,
  client: RawClient,
  user: { id: string; user_info?: object; watchlist?: string[] },
) => {
  const data = sdk(server).authenticateUser(client.socketId, user)
  client.send({ event: 'pusher:signin', data })
  return client.next('pusher:signin_success')
}

/** A signed request with any method, path and body, however wrong. */
export const signedFetch = async (
  server: RealtimeServer,
  request: { method?: string; path: string; body?: string; params?: object; app?: typeof APP },
) => {
  const { method = 'POST', path, body, params, app = APP } = request
  // The SDK signs the body that it is given, and not whether it is JSON.
  const signed = { method, path, body: body as unknown as object, params: params as never }
  const query = sdk(server, app).createSignedQueryString(signed as never)
  return fetch(`http://127.0.0.1:${server.port}${path}?${query}`, { method, body })
}

export const status = async (attempt: Promise<unknown>): Promise<number> => {
  try {
    await attempt
    return 200
  } catch (error) {
    return (error as { status: number }).status
  }
}

export const closedAll = (clients: RawClient[]) => Promise.all(clients.map(({ closed }) => closed))

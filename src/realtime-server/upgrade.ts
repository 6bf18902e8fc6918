import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type RawData, type WebSocket } from 'ws'
import type { Admission } from './admission.ts'
import type { App } from './apps.ts'
import { Connection } from './connection.ts'
import type { Metrics } from './metrics.ts'
import { errorFrame } from './protocol/frames.ts'
import type { Refusal } from './protocol/handshake.ts'
import { GUARDS } from './protocol/limits.ts'
import { closeSession, handleMessage, openSession } from './session.ts'

/** How long a peer may leave our closing handshake unanswered before the socket is torn down. */
const CLOSE_WITHIN_MS = 5000

const textOf = (data: RawData): string => {
  if (Array.isArray(data)) return Buffer.concat(data).toString()
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString()
}

export const createUpgradeHandler = (options: {
  admission: Admission
  metrics: Metrics
  activityTimeoutMs: number
}): ((request: IncomingMessage, socket: Duplex, head: Buffer) => void) => {
  const { admission, metrics } = options
  const settings = {
    noServer: true,
    clientTracking: false,
    maxPayload: GUARDS.framePayloadBytes,
    perMessageDeflate: false,
    // Known to ws 8.23, not yet to its types.
    closeTimeout: CLOSE_WITHIN_MS,
  }
  const sockets = new WebSocketServer(settings)
  let refusalsInFlight = 0

  const refuse = (socket: WebSocket, { code, reason }: Refusal) => {
    refusalsInFlight += 1
    socket.on('error', () => undefined)
    socket.on('close', () => {
      refusalsInFlight -= 1
    })
    // pusher-js decides by the first message, other clients by the close code.
    socket.send(errorFrame(code, reason), { binary: false })
    socket.close(code, reason)
  }

  const accept = (socket: WebSocket, app: App, group: string) => {
    const connection = new Connection({ socket, metrics, now: Date.now() })
    admission.enter(group)
    socket.on('message', (data, isBinary) =>
      handleMessage(app, connection, { text: textOf(data), isBinary, now: Date.now() }),
    )
    socket.on('ping', () => connection.heardFrom(Date.now()))
    socket.on('pong', () => connection.heardFrom(Date.now()))
    // Too large or malformed: ws closes with 1009, 1002 or 1007 by itself.
    socket.on('error', () => metrics.add('frames_malformed'))
    socket.on('close', () => {
      admission.leave(group)
      closeSession(app, connection)
    })
    openSession(app, connection, options.activityTimeoutMs)
  }

  return (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    const verdict = admission.judge(request)
    if (!('code' in verdict)) {
      sockets.handleUpgrade(request, socket, head, (opened) =>
        accept(opened, verdict.app, verdict.group),
      )
      return
    }
    metrics.add('connections_refused')
    // Being told why is a courtesy that a flood of refusals does not get.
    if (refusalsInFlight >= GUARDS.refusalsInFlight) socket.destroy()
    else sockets.handleUpgrade(request, socket, head, (opened) => refuse(opened, verdict))
  }
}

import type { App } from './apps.ts'
import { handleClientEvent } from './channels/clientEvent.ts'
import { handleSubscribe } from './channels/subscribe.ts'
import { leaveAllChannels, leaveChannel } from './channels/leave.ts'
import type { Connection } from './connection.ts'
import { CLOSE } from './protocol/closeCodes.ts'
import {
  errorFrame,
  parseFrame,
  protocolFrame,
  readData,
  type IncomingFrame,
} from './protocol/frames.ts'
import { handleSignin, signOut } from './users/signin.ts'
import { z } from 'zod'

const PONG = protocolFrame('pusher:pong', {})
const unsubscribe = z.object({ channel: z.string() })

/** Answers one frame. Nothing that a client sends may throw: it would stop everybody's server. */
export const handleMessage = (
  app: App,
  connection: Connection,
  message: { text: string; isBinary: boolean; now: number },
): void => {
  if (connection.isClosing) return
  app.metrics.add('frames_received')
  connection.heardFrom(message.now)
  if (!connection.mayReceiveFrame(message.now)) {
    connection.cut(CLOSE.overCapacity, 'Too many messages')
    return
  }
  try {
    const frame = message.isBinary ? undefined : parseFrame(message.text)
    if (frame) {
      dispatch(app, connection, frame, message.now)
      return
    }
    app.metrics.add('frames_malformed')
    connection.send(errorFrame(null, 'Invalid message format'))
  } catch (error) {
    app.metrics.add('internal_errors')
    app.log.error('frame failed', error, { app: app.id })
    connection.send(errorFrame(null, 'Internal error'))
  }
}

const dispatch = (app: App, connection: Connection, frame: IncomingFrame, now: number): void => {
  switch (frame.event) {
    case 'pusher:ping':
      connection.send(PONG)
      return
    case 'pusher:pong':
      return
    case 'pusher:subscribe':
      handleSubscribe(app, connection, readData(frame.data), now)
      return
    case 'pusher:unsubscribe': {
      const { data } = unsubscribe.safeParse(readData(frame.data))
      if (data) leaveChannel(app, connection, data.channel)
      return
    }
    case 'pusher:signin':
      handleSignin(app, connection, readData(frame.data))
      return
    default:
      if (frame.event.startsWith('client-')) handleClientEvent(app, connection, frame, now)
      else connection.send(errorFrame(null, 'Unsupported event'))
  }
}

export const openSession = (app: App, connection: Connection, activityTimeoutMs: number): void => {
  app.connections.set(connection.id, connection)
  app.metrics.add('connections_opened')
  connection.send(
    protocolFrame('pusher:connection_established', {
      socket_id: connection.id,
      activity_timeout: Math.ceil(activityTimeoutMs / 1000),
    }),
  )
}

export const closeSession = (app: App, connection: Connection): void => {
  app.connections.delete(connection.id)
  leaveAllChannels(app, connection)
  signOut(app, connection)
}

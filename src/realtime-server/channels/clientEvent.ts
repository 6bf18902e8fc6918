import type { App } from '../apps.ts'
import type { Connection } from '../connection.ts'
import { traitsOf } from '../protocol/channelNames.ts'
import { ERROR } from '../protocol/closeCodes.ts'
import { encodeFrame, errorFrame, type IncomingFrame } from '../protocol/frames.ts'
import { toJson } from '../protocol/json.ts'
import { byteLength, LIMITS } from '../protocol/limits.ts'

const asText = (data: unknown): string => (typeof data === 'string' ? data : toJson(data))

/** Passes a client's event on to the others of the channel. */
export const handleClientEvent = (
  app: App,
  connection: Connection,
  frame: IncomingFrame,
  now: number,
): void => {
  const name = frame.channel ?? ''
  const refusal = refusalOf(app, connection, frame, now)
  if (refusal !== undefined) {
    app.metrics.add('client_events_refused')
    connection.send(errorFrame(ERROR.clientEventRejected, refusal, name))
    return
  }
  const userId = connection.subscriptions.get(name)
  const sender = userId === undefined ? {} : { user_id: userId }
  app.metrics.add('client_events')
  app.channels
    .get(name)
    ?.broadcast(
      encodeFrame({ event: frame.event, channel: name, data: frame.data, ...sender }),
      connection,
    )
  app.webhooks.clientEvent({
    channel: name,
    event: frame.event,
    data: asText(frame.data),
    socket_id: connection.id,
    ...sender,
  })
}

const refusalOf = (
  app: App,
  connection: Connection,
  frame: IncomingFrame,
  now: number,
): string | undefined => {
  if (!app.hasClientEvents) return 'Client events are not enabled for this app'
  // Refused ones count as well: otherwise errors could be asked for without end.
  if (!connection.maySendClientEvent(now)) {
    return `Rate limit exceeded: ${LIMITS.clientEventsPerSecond} client events a second`
  }
  const traits = traitsOf(frame.channel ?? '')
  if (traits?.kind !== 'private' && traits?.kind !== 'presence') {
    return 'Client events are only supported on private and presence channels'
  }
  if (traits.isEncrypted) return 'Client events are not supported on encrypted channels'
  if (!connection.subscriptions.has(frame.channel ?? '')) return 'Not subscribed to the channel'
  if (frame.event.length > LIMITS.eventNameLength) return 'The event name is too long'
  return byteLength(asText(frame.data)) > LIMITS.eventDataBytes
    ? 'The event data are too large'
    : undefined
}

import type { App } from '../apps.ts'
import { traitsOf } from '../protocol/channelNames.ts'
import { encodeFrame } from '../protocol/frames.ts'

export interface Publication {
  channel: string
  name: string
  data: string
  /** The connection that caused the event and needs no echo. */
  exceptSocketId: string | undefined
  now: number
}

export const publish = (app: App, publication: Publication): void => {
  const { channel: name, data, exceptSocketId } = publication
  app.metrics.add('events_published')
  const channel = app.channels.get(name)
  const isCached = traitsOf(name)?.isCache ?? false
  if (!channel && !isCached) return

  const frame = encodeFrame({ event: publication.name, channel: name, data })
  if (isCached) app.cache.put(name, { frame, data }, publication.now)
  const except = exceptSocketId === undefined ? undefined : app.connections.get(exceptSocketId)
  channel?.broadcast(frame, except)
}

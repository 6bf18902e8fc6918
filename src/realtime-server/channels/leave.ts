import type { App } from '../apps.ts'
import type { Connection } from '../connection.ts'
import { protocolFrame } from '../protocol/frames.ts'
import { isInternal, tellCount } from './join.ts'

/** Nothing happens to who was not subscribed. */
export const leaveChannel = (app: App, connection: Connection, name: string): void => {
  const channel = app.channels.get(name)
  if (!channel || !connection.subscriptions.has(name)) return
  const memberId = connection.subscriptions.get(name)
  connection.subscriptions.delete(name)
  channel.delete(connection)

  if (memberId !== undefined && channel.members?.leave(memberId)) {
    channel.broadcast(protocolFrame('pusher_internal:member_removed', { user_id: memberId }, name))
    app.webhooks.memberRemoved(name, memberId)
  }
  tellCount(app, channel)
  if (channel.subscriptionCount > 0) return
  app.channels.delete(name)
  if (!isInternal(name)) app.webhooks.vacated(name)
}

export const leaveAllChannels = (app: App, connection: Connection): void => {
  for (const name of [...connection.subscriptions.keys()]) leaveChannel(app, connection, name)
}

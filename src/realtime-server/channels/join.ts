import type { App } from '../apps.ts'
import type { Connection } from '../connection.ts'
import { protocolFrame } from '../protocol/frames.ts'
import { Channel } from './channel.ts'
import type { Member } from './readMember.ts'

/** Subscribes a connection that may; a second time it only hears the answer again. */
export const joinChannel = (
  app: App,
  connection: Connection,
  joining: { name: string; member: Member | undefined },
): void => {
  const { name, member } = joining
  const channel = app.channels.get(name) ?? openChannel(app, name, member !== undefined)
  if (connection.subscriptions.has(name)) {
    connection.send(succeeded(channel))
    return
  }
  const isNewMember =
    member !== undefined && (channel.members?.join(member.id, member.info) ?? false)
  channel.add(connection)
  connection.subscriptions.set(name, member?.id)
  app.metrics.add('subscriptions')
  connection.send(succeeded(channel))

  if (member && isNewMember) announce(app, channel, { connection, member })
  tellCount(app, channel)
}

const openChannel = (app: App, name: string, isPresence: boolean): Channel => {
  const channel = new Channel(name, { isPresence })
  app.channels.set(name, channel)
  if (!isInternal(name)) app.webhooks.occupied(name)
  return channel
}

const succeeded = (channel: Channel): Buffer => {
  const presence = channel.members?.toPresence()
  const data = presence ? { presence } : {}
  return protocolFrame('pusher_internal:subscription_succeeded', data, channel.name)
}

const announce = (
  app: App,
  channel: Channel,
  { connection, member }: { connection: Connection; member: Member },
): void => {
  const data = { user_id: member.id, user_info: member.info ?? {} }
  channel.broadcast(protocolFrame('pusher_internal:member_added', data, channel.name), connection)
  app.webhooks.memberAdded(channel.name, member.id)
}

/** Channels that the server opens for a person are nobody else's business. */
export const isInternal = (name: string): boolean => name.startsWith('#')

export const tellCount = (app: App, channel: Channel): void => {
  if (isInternal(channel.name)) return
  app.webhooks.subscriptionCount(channel.name, channel.subscriptionCount)
}

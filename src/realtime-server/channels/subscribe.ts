import { z } from 'zod'
import type { App } from '../apps.ts'
import type { Connection } from '../connection.ts'
import { traitsOf, type ChannelTraits } from '../protocol/channelNames.ts'
import { encodeFrame, errorFrame, subscriptionErrorFrame } from '../protocol/frames.ts'
import { GUARDS } from '../protocol/limits.ts'
import { verifyChannelAuth } from '../protocol/signatures.ts'
import { joinChannel } from './join.ts'
import { readMember, type Member } from './readMember.ts'

const request = z.object({
  channel: z.string(),
  auth: z.string().nullish(),
  channel_data: z.string().nullish(),
})

type SubscribeRequest = z.infer<typeof request>

interface Refusal {
  type: 'AuthError' | 'LimitReached' | 'InvalidChannel'
  error: string
  status: number
}

export const handleSubscribe = (
  app: App,
  connection: Connection,
  data: unknown,
  now: number,
): void => {
  const asked = request.safeParse(data).data
  if (!asked) {
    connection.send(errorFrame(null, 'Invalid subscription'))
    return
  }
  const verdict = judge(app, connection, asked)
  if ('error' in verdict) {
    app.metrics.add('subscriptions_refused')
    connection.send(subscriptionErrorFrame(asked.channel, verdict))
    return
  }
  joinChannel(app, connection, { name: asked.channel, member: verdict.member })
  if (verdict.traits.isCache) sendCached(app, connection, asked.channel, now)
}

const judge = (
  app: App,
  connection: Connection,
  asked: SubscribeRequest,
): { traits: ChannelTraits; member: Member | undefined } | Refusal => {
  const traits = traitsOf(asked.channel)
  if (!traits) return { type: 'InvalidChannel', error: 'Invalid channel name', status: 400 }
  if (!mayHear(app, connection, asked, traits)) {
    return { type: 'AuthError', error: 'Invalid signature', status: 401 }
  }
  if (app.requiresSignIn && traits.kind !== 'public' && !connection.user) {
    return { type: 'AuthError', error: 'The connection is not signed in', status: 401 }
  }
  const isNew = !connection.subscriptions.has(asked.channel)
  if (isNew && connection.subscriptions.size >= GUARDS.channelsPerConnection) {
    return { type: 'LimitReached', error: 'Too many subscriptions on a connection', status: 403 }
  }
  if (traits.kind !== 'presence') return { traits, member: undefined }

  const members = app.channels.get(asked.channel)?.members
  const member = readMember({ channelData: asked.channel_data, user: connection.user, members })
  return 'error' in member ? member : { traits, member }
}

const mayHear = (
  app: App,
  connection: Connection,
  asked: SubscribeRequest,
  { kind }: ChannelTraits,
): boolean => {
  if (kind === 'public') return true
  // pusher-js sends no signature for this one: being signed in as that person is the proof.
  if (kind === 'server-to-user') {
    return connection.user !== undefined && asked.channel === connection.user.channel
  }
  return verifyChannelAuth(app, {
    auth: asked.auth ?? '',
    socketId: connection.id,
    channel: asked.channel,
    channelData: asked.channel_data ?? undefined,
  })
}

const sendCached = (app: App, connection: Connection, channel: string, now: number): void => {
  const cached = app.cache.get(channel, now)
  if (cached) {
    connection.send(cached.frame)
    return
  }
  connection.send(encodeFrame({ event: 'pusher:cache_miss', channel }))
  app.webhooks.cacheMiss(channel)
}

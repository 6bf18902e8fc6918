import type { App } from '../apps.ts'
import { traitsOf } from '../protocol/channelNames.ts'

export interface ChannelInfo {
  user_count?: number
  subscription_count?: number
  cache?: { data: string; ttl: number }
}

export const readInfo = (info: string | undefined): ReadonlySet<string> =>
  new Set((info ?? '').split(',').filter(Boolean))

/** What was asked for and makes sense for a channel of its kind. */
export const channelInfo = (
  app: App,
  name: string,
  wanted: ReadonlySet<string>,
  now = Date.now(),
): ChannelInfo => {
  const channel = app.channels.get(name)
  const isPresence = traitsOf(name)?.kind === 'presence'
  const cached = wanted.has('cache') ? app.cache.get(name, now) : undefined
  return {
    ...(wanted.has('user_count') && isPresence && { user_count: channel?.members?.size ?? 0 }),
    ...(wanted.has('subscription_count') && {
      subscription_count: channel?.subscriptionCount ?? 0,
    }),
    ...(cached && {
      cache: { data: cached.data, ttl: Math.ceil((cached.expiresAt - now) / 1000) },
    }),
  }
}

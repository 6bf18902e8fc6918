import type { Channel } from '../domain/words'
import type { ChannelAdapter } from './channel'
import { emailChannel } from './email'
import { pushChannel } from './push'
import { smsChannel } from './sms'
import { telegramChannel } from './telegram'

/** Every way to people that the product knows, besides the bell. */
const CHANNEL_ADAPTERS: readonly ChannelAdapter[] = [
  pushChannel,
  telegramChannel,
  emailChannel,
  smsChannel,
]

export const adapterOf = (channel: Channel): ChannelAdapter | undefined =>
  CHANNEL_ADAPTERS.find((adapter) => adapter.channel === channel)

/** Those that this installation can send over. */
export const offeredAdapters = (): ChannelAdapter[] =>
  CHANNEL_ADAPTERS.filter(({ isOffered }) => isOffered())

export const ADAPTED_CHANNELS: readonly ChannelAdapter['channel'][] = CHANNEL_ADAPTERS.map(
  ({ channel }) => channel,
)

import type { ChannelAuthorizationCallback, ChannelAuthorizationHandler } from 'pusher-js'
import { reconnectDelay } from './backoff'

interface Waiting {
  channel: string
  callback: ChannelAuthorizationCallback
}

const BATCH_MS = 15
const TRIES = 4
/** The most that our server signs at once. */
const CHANNELS_PER_REQUEST = 100

const answer = (value: unknown, channel: string): { status: number; auth?: string } => {
  if (typeof value !== 'object' || value === null || !('channels' in value)) return { status: 500 }
  const { channels } = value
  if (typeof channels !== 'object' || channels === null) return { status: 500 }
  const entry: unknown = Object.entries(channels).find(([name]) => name === channel)?.[1]
  if (typeof entry !== 'object' || entry === null || !('status' in entry)) return { status: 403 }
  return {
    status: Number(entry.status),
    ...('auth' in entry && typeof entry.auth === 'string' && { auth: entry.auth }),
  }
}

const settle = (waiting: readonly Waiting[], value: unknown) => {
  for (const { channel, callback } of waiting) {
    const { auth, status } = answer(value, channel)
    if (auth === undefined) callback(new Error(`refused: ${String(status)}`), null)
    else callback(null, { auth })
  }
}

/** The answer of our server; undefined where asking again may help. */
const ask = async (socketId: string, channels: readonly string[]): Promise<unknown> => {
  try {
    const response = await fetch('/api/realtime/auth', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ socket_id: socketId, channel_names: channels }),
    })
    if (response.status >= 500 || response.status === 429) return undefined
    const value: unknown = await response.json()
    return value
  } catch {
    return undefined
  }
}

/**
 * Collects the channels that are asked for within a moment into one request, and asks again while
 * the server cannot answer: pusher-js itself would leave the channel alone until the next connection.
 * @param isCurrent whether a socket id is still the connection's: an older one needs no signature
 */
export const batchedAuthorization = (
  isCurrent: (socketId: string) => boolean,
): ChannelAuthorizationHandler => {
  let waiting: Waiting[] = []
  const send = async (socketId: string) => {
    const batch = waiting.slice(0, CHANNELS_PER_REQUEST)
    waiting = waiting.slice(CHANNELS_PER_REQUEST)
    if (waiting.length > 0) void send(socketId)
    const channels = batch.map(({ channel }) => channel)
    for (let tries = 0; tries < TRIES && isCurrent(socketId); tries += 1) {
      const value = await ask(socketId, channels)
      if (!isCurrent(socketId)) break
      if (value !== undefined) {
        settle(batch, value)
        return
      }
      const pause = reconnectDelay(tries, Math.random())
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
    // Of a connection that is gone nobody waits for an answer: the next one asks anew.
    if (isCurrent(socketId)) settle(batch, null)
  }
  return ({ channelName, socketId }, callback) => {
    waiting.push({ channel: channelName, callback })
    if (waiting.length === 1) setTimeout(() => void send(socketId), BATCH_MS)
  }
}

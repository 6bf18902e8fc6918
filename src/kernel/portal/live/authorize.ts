import type {
  ChannelAuthorizationCallback,
  ChannelAuthorizationHandler,
  UserAuthenticationCallback,
  UserAuthenticationHandler,
} from 'pusher-js'
import { reconnectDelay } from './backoff'

interface Waiting {
  channel: string
  callback: ChannelAuthorizationCallback
}

const BATCH_MS = 15
const TRIES = 4
/** The most that our server signs at once. */
const CHANNELS_PER_REQUEST = 100

interface Signature {
  status: number
  auth?: string
  /** Of a presence channel: who one is to the others. */
  channel_data?: string
}

const answer = (value: unknown, channel: string): Signature => {
  if (typeof value !== 'object' || value === null || !('channels' in value)) return { status: 500 }
  const { channels } = value
  if (typeof channels !== 'object' || channels === null) return { status: 500 }
  const entry: unknown = Object.entries(channels).find(([name]) => name === channel)?.[1]
  if (typeof entry !== 'object' || entry === null || !('status' in entry)) return { status: 403 }
  return {
    status: Number(entry.status),
    ...('auth' in entry && typeof entry.auth === 'string' && { auth: entry.auth }),
    ...('channel_data' in entry &&
      typeof entry.channel_data === 'string' && { channel_data: entry.channel_data }),
  }
}

/** Our server signs the connection in as well where it is asked to. */
const userIn = (value: unknown): { auth: string; user_data: string } | undefined => {
  if (typeof value !== 'object' || value === null || !('user' in value)) return undefined
  const { user } = value
  if (typeof user !== 'object' || user === null) return undefined
  const { auth, user_data } = { auth: undefined, user_data: undefined, ...user }
  return typeof auth === 'string' && typeof user_data === 'string' ? { auth, user_data } : undefined
}

const settleSignIn = (callback: UserAuthenticationCallback | undefined, value: unknown) => {
  if (!callback) return
  const user = userIn(value)
  if (user) callback(null, user)
  else callback(new Error('refused'), null)
}

const settle = (waiting: readonly Waiting[], value: unknown) => {
  for (const { channel, callback } of waiting) {
    const { auth, status, channel_data } = answer(value, channel)
    if (auth === undefined) callback(new Error(`refused: ${String(status)}`), null)
    else callback(null, { auth, ...(channel_data !== undefined && { channel_data }) })
  }
}

/** The answer of our server; undefined where asking again may help. */
const ask = async (
  socketId: string,
  channels: readonly string[],
  signIn: boolean,
): Promise<unknown> => {
  try {
    const response = await fetch('/api/realtime/auth', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ socket_id: socketId, channel_names: channels, sign_in: signIn }),
    })
    if (response.status >= 500 || response.status === 429) return undefined
    const value: unknown = await response.json()
    return value
  } catch {
    return undefined
  }
}

interface Authorization {
  channel: ChannelAuthorizationHandler
  user: UserAuthenticationHandler
}

/**
 * Collects the channels that are asked for within a moment, and the connection's sign-in, into one
 * request, and asks again while the server cannot answer: pusher-js itself would leave the channel
 * alone until the next connection. The sign-in is sent first: private channels are for connections
 * that are signed in.
 * @param isCurrent whether a socket id is still the connection's: an older one needs no signature
 */
export const batchedAuthorization = (isCurrent: (socketId: string) => boolean): Authorization => {
  let waiting: Waiting[] = []
  let signingIn: UserAuthenticationCallback | undefined
  const send = async (socketId: string) => {
    const batch = waiting.slice(0, CHANNELS_PER_REQUEST)
    waiting = waiting.slice(CHANNELS_PER_REQUEST)
    const signIn = signingIn
    signingIn = undefined
    const channels = batch.map(({ channel }) => channel)
    let value: unknown
    for (let tries = 0; tries < TRIES && isCurrent(socketId); tries += 1) {
      value = await ask(socketId, channels, signIn !== undefined)
      if (value !== undefined || !isCurrent(socketId)) break
      const pause = reconnectDelay(tries, Math.random())
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
    // Of a connection that is gone nobody waits for an answer: the next one asks anew.
    if (isCurrent(socketId)) {
      settleSignIn(signIn, value)
      settle(batch, value)
    }
    if (waiting.length > 0) void send(socketId)
  }
  const isIdle = () => waiting.length === 0 && signingIn === undefined
  const add = (socketId: string, take: () => void) => {
    if (isIdle()) setTimeout(() => void send(socketId), BATCH_MS)
    take()
  }
  return {
    channel: ({ channelName, socketId }, callback) => {
      add(socketId, () => waiting.push({ channel: channelName, callback }))
    },
    user: ({ socketId }, callback) => {
      add(socketId, () => {
        signingIn = callback
      })
    },
  }
}

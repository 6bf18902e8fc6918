'use client'

import Pusher from 'pusher-js'
import type { ChannelAuthorizationCallback } from 'pusher-js'

export interface LiveConfig {
  key: string
  /** A hosted service's cluster; null: our own server, on this page's origin. */
  cluster: string | null
}

interface Waiting {
  channel: string
  callback: ChannelAuthorizationCallback
}

const BATCH_MS = 15

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

/** Collects the channels that are asked for within a moment into one request. */
const batchedAuthorization = () => {
  let waiting: Waiting[] = []
  const send = async (socketId: string) => {
    const batch = waiting
    waiting = []
    try {
      const response = await fetch('/api/realtime/auth', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          socket_id: socketId,
          channel_names: batch.map(({ channel }) => channel),
        }),
      })
      const value: unknown = await response.json()
      settle(batch, value)
    } catch {
      settle(batch, null)
    }
  }
  return (
    { channelName, socketId }: { channelName: string; socketId: string },
    callback: ChannelAuthorizationCallback,
  ) => {
    waiting.push({ channel: channelName, callback })
    if (waiting.length === 1) setTimeout(() => void send(socketId), BATCH_MS)
  }
}

let client: Pusher | undefined

const open = ({ key, cluster }: LiveConfig): Pusher => {
  const { hostname, port, protocol } = window.location
  const isTls = protocol === 'https:'
  const number = port === '' ? (isTls ? 443 : 80) : Number(port)
  return new Pusher(key, {
    cluster: cluster ?? '',
    ...(cluster === null && {
      wsHost: hostname,
      wsPort: number,
      wssPort: number,
      forceTLS: isTls,
      enabledTransports: isTls ? ['wss'] : ['ws'],
    }),
    disableStats: true,
    channelAuthorization: {
      transport: 'ajax',
      endpoint: '/api/realtime/auth',
      customHandler: batchedAuthorization(),
    },
  })
}

/** One connection for the page, whatever listens on it. */
export const liveClient = (config: LiveConfig): Pusher => (client ??= open(config))

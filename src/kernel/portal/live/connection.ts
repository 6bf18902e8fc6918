'use client'

import Pusher from 'pusher-js'
import { connectionOptions, type LiveConfig } from './address'
import { batchedAuthorization } from './authorize'
import { spreadReconnects } from './reconnect'

export interface LiveConnection {
  client: Pusher
  close: () => void
}

export const openConnection = ({ key, address }: LiveConfig): LiveConnection => {
  const authorize = batchedAuthorization((socketId) => client.connection.socket_id === socketId)
  const client: Pusher = new Pusher(key, {
    ...connectionOptions(address, window.location),
    channelAuthorization: {
      transport: 'ajax',
      endpoint: '/api/realtime/auth',
      customHandler: authorize.channel,
    },
    userAuthentication: {
      transport: 'ajax',
      endpoint: '/api/realtime/auth',
      customHandler: authorize.user,
    },
  })
  client.signin()
  const stopSpreading = spreadReconnects(client)
  return {
    client,
    close: () => {
      stopSpreading()
      client.disconnect()
    },
  }
}

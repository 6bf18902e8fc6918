'use client'

import type Pusher from 'pusher-js'
import { useEffect, useEffectEvent, useState } from 'react'
import type { LiveConfig } from '@/kernel/portal/live/address'
import { userChannel } from '@/kernel/realtime/channels'

export interface Heard {
  event: string
  conversationId: string
}

interface LiveOptions {
  config: LiveConfig
  onHear: (heard: Heard) => void
  /** Something may have happened that nobody told: ask the server. */
  onCatchUp: () => void
}

const SUBSCRIBED = 'pusher:subscription_succeeded'
/** A short gap is no reason to alarm anybody. */
const LOST_AFTER_MS = 2000

const conversationIn = (data: unknown): string =>
  typeof data === 'object' &&
  data !== null &&
  'conversationId' in data &&
  typeof data.conversationId === 'string'
    ? data.conversationId
    : ''

/**
 * The connection of the inbox. Pushes bring ids, and what is shown is asked for.
 * @returns the connection as soon as there is one, and whether it is gone at the moment
 */
export const useLive = ({
  config,
  onHear,
  onCatchUp,
}: LiveOptions): { client: Pusher | null; isLost: boolean } => {
  const [client, setClient] = useState<Pusher | null>(null)
  const [isLost, setIsLost] = useState(false)
  const hear = useEffectEvent(onHear)
  const catchUp = useEffectEvent(onCatchUp)

  const open = useEffectEvent(() => {
    let isOver = false
    let close = () => {}
    let timer: ReturnType<typeof setTimeout> | undefined
    void import('@/kernel/portal/live/connection').then(({ openConnection }) => {
      if (isOver) return
      const connection = openConnection(config)
      close = connection.close
      connection.client
        .subscribe(userChannel(config.user))
        .bind_global((event: string, data: unknown) => {
          if (event === SUBSCRIBED) catchUp()
          if (event.startsWith('pusher:')) return
          hear({ event, conversationId: conversationIn(data) })
        })
      connection.client.connection.bind('state_change', ({ current }: { current: string }) => {
        clearTimeout(timer)
        if (current === 'connected') setIsLost(false)
        else timer = setTimeout(() => setIsLost(true), LOST_AFTER_MS)
      })
      setClient(connection.client)
    })
    return () => {
      isOver = true
      clearTimeout(timer)
      close()
    }
  })
  useEffect(() => open(), [])

  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') catchUp()
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])

  return { client, isLost }
}

'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { ConnectionStatus } from '@/components/ui/ConnectionStatus'
import type { LiveConfig } from './connection'

interface LiveRefreshProps {
  config: LiveConfig
  channels: readonly string[]
  /** "Reconnecting…" */
  label: string
}

const COLLECT_MS = 80

/**
 * Keeps a page up to date: asks the server again when something of its channels happened, and
 * after every gap (a lost connection, a sleeping tab), because a push can be missed and the
 * database cannot.
 */
export const LiveRefresh = ({ config, channels, label }: LiveRefreshProps) => {
  const router = useRouter()
  const [isConnected, setIsConnected] = useState(true)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const { key, cluster } = config
  const names = channels.join(' ')

  useEffect(() => {
    let isOver = false
    let leave = () => {
      isOver = true
    }
    const refresh = () => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => router.refresh(), COLLECT_MS)
    }
    const onVisible = () => {
      if (document.visibilityState === 'visible') refresh()
    }
    const start = async () => {
      const { liveClient } = await import('./connection')
      if (isOver) return
      const client = liveClient({ key, cluster })
      const joined = names.split(' ').map((name) => client.subscribe(name))
      for (const channel of joined) {
        channel.bind_global((event: string) => {
          // A subscription that stands now may have missed what came before it.
          if (event === 'pusher:subscription_succeeded' || !event.startsWith('pusher:')) refresh()
        })
      }
      const onState = ({ current }: { current: string }) => setIsConnected(current === 'connected')
      client.connection.bind('state_change', onState)
      leave = () => {
        isOver = true
        client.connection.unbind('state_change', onState)
        for (const channel of joined) {
          channel.unbind_all()
          client.unsubscribe(channel.name)
        }
      }
    }
    void start()
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      clearTimeout(timer.current)
      document.removeEventListener('visibilitychange', onVisible)
      leave()
    }
  }, [key, cluster, names, router])

  return (
    <div className="pointer-events-none fixed inset-x-0 top-3 z-40 flex justify-center">
      <ConnectionStatus isConnected={isConnected} label={label} />
    </div>
  )
}

'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { ConnectionStatus } from '@/components/ui/ConnectionStatus'
import type { LiveConfig } from './address'
import { useCatchUp } from './useCatchUp'

interface LiveRefreshProps {
  config: LiveConfig
  channels: readonly string[]
  /** "Reconnecting…" */
  label: string
}

/** What happens together is asked for once. */
const COLLECT_MS = 80

/** Keeps a page up to date: asks the server again when something of its channels happened. */
export const LiveRefresh = ({ config, channels, label }: LiveRefreshProps) => {
  const router = useRouter()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const refresh = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      // Without a network the page would be exchanged for the browser's own word on that.
      if (navigator.onLine) router.refresh()
    }, COLLECT_MS)
  }
  const isLost = useCatchUp({ config, channels, onCatchUp: refresh, onEvent: refresh })
  useEffect(() => () => clearTimeout(timer.current), [])

  return (
    <div className="pointer-events-none fixed inset-x-0 top-3 z-40 flex justify-center">
      <ConnectionStatus isConnected={!isLost} label={label} />
    </div>
  )
}

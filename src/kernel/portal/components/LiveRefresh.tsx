'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { ConnectionStatus } from '@/components/ui/ConnectionStatus'
import type { LiveConfig } from '../live/address'
import { serverAnswers } from '../serverAnswers'
import { useCatchUp } from '../live/useCatchUp'
import { installWholeRefresh } from '../live/wholeRefresh'

interface LiveRefreshProps {
  config: LiveConfig
  channels: readonly string[]
  /** "Reconnecting…" */
  label: string
}

/** What happens together is asked for once. */
const COLLECT_MS = 80
const AGAIN_MS = 2000

/** Keeps a page up to date: asks the server again when something of its channels happened. */
export const LiveRefresh = ({ config, channels, label }: LiveRefreshProps) => {
  const router = useRouter()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const refresh = (delay: number) => {
    clearTimeout(timer.current)
    const mine = setTimeout(() => {
      // Where nobody answers, Next exchanges the page for the browser's or a proxy's word on that.
      void serverAnswers().then((isThere) => {
        // Something newer asks for the same, or the page is gone.
        if (timer.current !== mine) return
        if (isThere) router.refresh()
        else refresh(AGAIN_MS)
      })
    }, delay)
    timer.current = mine
  }
  const soon = () => refresh(COLLECT_MS)
  const isLost = useCatchUp({ config, channels, onCatchUp: soon, onEvent: soon })
  useEffect(() => {
    installWholeRefresh()
    return () => {
      clearTimeout(timer.current)
      timer.current = undefined
    }
  }, [])

  return (
    <div className="pointer-events-none fixed inset-x-0 top-3 z-40 flex justify-center">
      <ConnectionStatus isConnected={!isLost} label={label} />
    </div>
  )
}

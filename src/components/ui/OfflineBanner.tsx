'use client'

import { WifiOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { useOnline } from './useOnline'

export interface OfflineBannerProps {
  text: ReactNode
  /** What waits to be sent. */
  queued?: ReactNode
}

/** Above the page while there is no network. */
export const OfflineBanner = ({ text, queued }: OfflineBannerProps) => {
  const isOnline = useOnline()
  return (
    <div role="status">
      {!isOnline && (
        <p className="bg-warning-soft text-warning border-warning-line flex items-center justify-center gap-3 border-b px-4 py-2.5 font-medium">
          <WifiOff aria-hidden className="size-5 shrink-0" />
          <span>
            {text} {queued}
          </span>
        </p>
      )}
    </div>
  )
}

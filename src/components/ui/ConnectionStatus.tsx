'use client'

import { LoaderCircle } from 'lucide-react'
import { useEffect, useState } from 'react'

export interface ConnectionStatusProps {
  /** Whether live updates arrive. */
  isConnected: boolean
  /** "Reconnecting…" */
  label: string
  /** A dropped connection that is back at once is nobody's concern. */
  delayMs?: number
}

const Reconnecting = ({ label, delayMs }: { label: string; delayMs: number }) => {
  const [isLate, setIsLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), delayMs)
    return () => clearTimeout(timer)
  }, [delayMs])
  if (!isLate) return null
  return (
    <span className="bg-warning-soft text-warning border-warning-line rounded-pill border inline-flex items-center gap-2 px-3 py-1 font-medium">
      <LoaderCircle aria-hidden className="size-4 animate-spin" />
      {label}
    </span>
  )
}

/** Says that live updates are missing, once they have been for a while. */
export const ConnectionStatus = ({ isConnected, label, delayMs = 3000 }: ConnectionStatusProps) => (
  <span role="status">{!isConnected && <Reconnecting label={label} delayMs={delayMs} />}</span>
)

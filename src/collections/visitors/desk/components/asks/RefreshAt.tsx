'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Asks the server again once an instant is over: what the page says is of another state then. */
export const RefreshAt = ({ at }: { at: number }) => {
  const router = useRouter()
  useEffect(() => {
    const wait = at - Date.now()
    if (wait < 0) return
    const timer = setTimeout(() => router.refresh(), wait + 250)
    return () => clearTimeout(timer)
  }, [at, router])
  return null
}

'use client'

import { useEffect } from 'react'
import { useOnline } from '@/components/ui/useOnline'

/** Without a network nobody leaves unsaved rows without being asked: they would not come back. */
export const useStayingOffline = (hasRows: boolean): void => {
  const isOnline = useOnline()
  useEffect(() => {
    if (isOnline || !hasRows) return undefined
    const ask = (event: BeforeUnloadEvent) => {
      event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => {
      window.removeEventListener('beforeunload', ask)
    }
  }, [isOnline, hasRows])
}

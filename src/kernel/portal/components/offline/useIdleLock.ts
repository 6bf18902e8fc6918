'use client'

import { useEffect, useEffectEvent } from 'react'
import { isLockDue } from '../../offline/domain/idle'

const TOUCHES = ['pointerdown', 'keydown', 'scroll'] as const
const LOOK_MS = 1000

/** Locks what is open once nobody has touched the page for a while, or nobody sees it. */
export const useIdleLock = (isOpen: boolean, onLock: () => void): void => {
  const lock = useEffectEvent(onLock)
  useEffect(() => {
    if (!isOpen) return undefined
    let lastTouchAt = Date.now()
    let hiddenSince: number | undefined
    const touch = () => {
      lastTouchAt = Date.now()
    }
    const look = () => {
      if (isLockDue({ lastTouchAt, hiddenSince }, Date.now())) lock()
    }
    // A page that is not seen runs its clock slowly: it looks again when somebody comes back.
    const turn = () => {
      look()
      hiddenSince = document.visibilityState === 'hidden' ? Date.now() : undefined
    }
    for (const kind of TOUCHES)
      window.addEventListener(kind, touch, { passive: true, capture: true })
    document.addEventListener('visibilitychange', turn)
    const timer = setInterval(look, LOOK_MS)
    return () => {
      for (const kind of TOUCHES) window.removeEventListener(kind, touch, { capture: true })
      document.removeEventListener('visibilitychange', turn)
      clearInterval(timer)
    }
  }, [isOpen])
}

'use client'

import { useEffect } from 'react'

/** Keeps the screen on while something is shown; it goes off as always where the browser cannot. */
export const useLitScreen = (isLit: boolean): void => {
  useEffect(() => {
    if (!isLit || !('wakeLock' in navigator)) return undefined
    let isOver = false
    let lock: WakeLockSentinel | undefined
    const light = async () => {
      // It is lost whenever the page is not in sight.
      if (document.visibilityState !== 'visible') return
      try {
        const taken = await navigator.wakeLock.request('screen')
        if (isOver) await taken.release()
        else lock = taken
      } catch {
        // A battery that is low, a setting: what is shown is there without it.
      }
    }
    const again = () => {
      void light()
    }
    again()
    document.addEventListener('visibilitychange', again)
    return () => {
      isOver = true
      document.removeEventListener('visibilitychange', again)
      void lock?.release()
    }
  }, [isLit])
}

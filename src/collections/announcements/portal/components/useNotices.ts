'use client'

import { useEffect, useState } from 'react'
import { z } from 'zod'
import type { LobbyView } from '../../operations/lobby'

const AGAIN_MS = 60_000
/** A screen hangs for months: its page is loaded anew now and then, with what it may have become. */
const ANEW_MS = 12 * 3600 * 1000

/**
 * What the screen shows, asked for each minute. Without a network it goes on with what it has; null where
 * its address was ended.
 */
export const useNotices = (token: string, first: LobbyView | null): LobbyView | null => {
  const [view, setView] = useState(first)
  useEffect(() => {
    const began = Date.now()
    const look = async () => {
      const answer = await fetch(`/api/screens/${encodeURIComponent(token)}`)
      if (answer.ok) {
        // Our own endpoint's, by its own schema.
        setView(z.custom<LobbyView>().parse(await answer.json()))
        if (Date.now() - began > ANEW_MS) window.location.reload()
      } else if (answer.status === 404) setView(null)
    }
    // What did not come comes the next time.
    const timer = setInterval(() => void look().catch(() => undefined), AGAIN_MS)
    return () => {
      clearInterval(timer)
    }
  }, [token])
  return view
}

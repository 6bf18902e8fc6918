'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import type { LiveConfig } from './address'
import { liveHub } from './hub'

interface CatchUpOptions {
  config: LiveConfig
  channels: readonly string[]
  /** Something may have happened that nobody told: after joining, after a gap, after a sleep. */
  onCatchUp: () => void
  /** Something happened on one of the channels; `data` is what was told of it. */
  onEvent: (channel: string, event: string, data: unknown) => void
}

/**
 * What a live view needs so that it misses nothing: a push can be lost and the database cannot.
 * @returns whether the connection that was there is gone at the moment
 */
export const useCatchUp = ({ config, channels, onCatchUp, onEvent }: CatchUpOptions): boolean => {
  const [isLost, setIsLost] = useState(false)
  const catchUp = useEffectEvent(onCatchUp)
  const hear = useEffectEvent(onEvent)
  const names = channels.join(' ')
  const settings = JSON.stringify(config)
  const start = useEffectEvent(() => {
    const hub = liveHub(config)
    const show = () => setIsLost(hub.isLost)
    const ends = [
      hub.watch(show),
      hub.join({
        channels,
        onCatchUp: () => catchUp(),
        onEvent: (channel, event, data) => hear(channel, event, data),
      }),
    ]
    show()
    return () => {
      for (const end of ends) end()
    }
  })

  // Both are new objects with every rendering of the page, and mostly say the same.
  useEffect(() => start(), [names, settings])

  return isLost
}

'use client'

import { useEffect } from 'react'
import type { LiveConfig } from '@/kernel/portal/live/address'
import { useCatchUp } from '@/kernel/portal/live/useCatchUp'
import { conversationsApi } from '../../client/api'
import { browserOutbox } from '../../client/browserOutbox'
import { newestOf } from '../../client/arrivals'

interface MessagesPulseProps {
  community: { id: string; slug: string }
  person: string
  config: LiveConfig
}

/** What came together is confirmed together. */
const COLLECT_MS = 400
let arrived = new Map<string, number>()
let timer: ReturnType<typeof setTimeout> | undefined

const confirm = (slug: string) => {
  const api = conversationsApi(slug)
  const these = arrived
  arrived = new Map()
  // One that is lost is made up for by the next, or by reading.
  for (const [id, delivered] of these) void api.point(id, { delivered })
}

/**
 * On every page of a community: sends what still waits on the device, and tells the senders that
 * their messages have arrived.
 */
export const MessagesPulse = ({ community, person, config }: MessagesPulseProps) => {
  const { id, slug } = community
  useEffect(() => {
    void browserOutbox({ community: { id, slug }, person }).flush()
  }, [id, slug, person])
  useCatchUp({
    config,
    channels: [`private-user-${person}`],
    onCatchUp: () => undefined,
    onEvent: (_channel, event, data) => {
      const next = newestOf(arrived, { event, data, person })
      if (next === arrived) return
      arrived = next
      clearTimeout(timer)
      timer = setTimeout(() => confirm(slug), COLLECT_MS)
    },
  })
  return null
}

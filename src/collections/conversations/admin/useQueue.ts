'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { QueueCounts } from '../operations/queueCounts'
import type { ConversationRow } from '../operations/schemas'
import { ask } from '@/kernel/admin/ask'

export const QUEUE_NAMES = [
  'open',
  'unread',
  'mine',
  'unassigned',
  'waiting',
  'snoozed',
  'resolved',
  'archived',
] as const
export type QueueName = (typeof QUEUE_NAMES)[number]

export interface Picked {
  queue: QueueName
  /** Id of a topic, of the open ones. */
  topic: string | null
}

interface Listed {
  conversations: ConversationRow[]
  next: string | null
}

export interface Queue {
  rows: ConversationRow[]
  counts: QueueCounts | null
  state: 'loading' | 'ready' | 'failed'
  hasMore: boolean
  more: () => Promise<void>
  /** Asks again for what is shown; what happens together is asked for once. */
  refresh: () => void
}

const COLLECT_MS = 120
const PAGE = 30
const MOST = 50

const pathOf = (base: string, { queue, topic }: Picked, limit: number, before?: string) =>
  `${base}/queue?${new URLSearchParams({
    queue,
    limit: String(limit),
    ...(topic !== null && { topic }),
    ...(before !== undefined && { before }),
  }).toString()}`

/** The rows of a queue as far as they were asked for, and how many are in each queue. */
export const useQueue = (base: string, picked: Picked): Queue => {
  const key = `${picked.queue} ${picked.topic ?? ''}`
  const [listed, setListed] = useState<{ key: string; list: Listed; isFailed: boolean }>()
  const [counts, setCounts] = useState<QueueCounts | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const current = listed?.key === key ? listed : undefined

  const [asked, setAsked] = useState(0)

  const request = useEffectEvent(() => {
    const limit = Math.min(MOST, Math.max(PAGE, current?.list.conversations.length ?? 0))
    return Promise.all([
      ask<Listed>('GET', pathOf(base, picked, limit)),
      ask<QueueCounts>('GET', `${base}/queue-counts`),
    ])
  })
  useEffect(() => {
    let isOver = false
    void request().then(([rows, numbers]) => {
      if (isOver) return
      if (numbers.isOk) setCounts(numbers.body)
      const none = { conversations: [], next: null }
      setListed((held) => {
        if (rows.isOk) return { key, list: rows.body, isFailed: false }
        // A list that was there stays readable.
        return held?.key === key ? held : { key, list: none, isFailed: true }
      })
    })
    return () => {
      isOver = true
    }
  }, [key, asked])
  useEffect(() => () => clearTimeout(timer.current), [])
  const refresh = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setAsked((times) => times + 1), COLLECT_MS)
  }

  const more = async () => {
    const before = current?.list.next
    if (before == null) return
    const answer = await ask<Listed>('GET', pathOf(base, picked, PAGE, before))
    if (!answer.isOk) return
    const { conversations, next } = answer.body
    setListed((held) => {
      if (held?.key !== key) return held
      const shown = new Set(held.list.conversations.map(({ id }) => id))
      const added = conversations.filter(({ id }) => !shown.has(id))
      const list = { conversations: [...held.list.conversations, ...added], next }
      return { key, list, isFailed: false }
    })
  }
  return {
    rows: current?.list.conversations ?? [],
    counts,
    state: !current ? 'loading' : current.isFailed ? 'failed' : 'ready',
    hasMore: current?.list.next != null,
    more,
    refresh,
  }
}

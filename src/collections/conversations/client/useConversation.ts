'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import type { LiveConfig } from '@/kernel/portal/live/address'
import { liveHub } from '@/kernel/portal/live/hub'
import { TYPING } from '@/kernel/portal/live/typing'
import { useCatchUp } from '@/kernel/portal/live/useCatchUp'
import { conversationsApi } from './api'
import { browserOutbox, type OutboxOf } from './browserOutbox'
import { ConversationSession, type SessionOptions, type SessionView } from './session'

export interface UseConversationOptions extends Pick<OutboxOf, 'community'> {
  conversation: string
  me: { id: string; name: string }
  initial: SessionOptions['initial']
  config: LiveConfig
  /** Only the answers to this message, and itself. */
  thread?: number
  /** Channel of who is there and who types; null for somebody who hides that. */
  presence: string | null
}

const NOTHING = () => () => undefined

const sessionOf = (options: UseConversationOptions): ConversationSession => {
  const { conversation, me, community, initial, thread, presence, config } = options
  return new ConversationSession({
    conversation,
    me,
    initial,
    ...(thread !== undefined && { thread }),
    api: conversationsApi(community.slug),
    outbox: browserOutbox({ community, person: me.id }),
    ...(presence !== null && { sayTyping: () => liveHub(config).send(presence, TYPING, {}) }),
  })
}

/**
 * An open conversation that is kept up to date; null on the server and in the first paint, which show
 * what the server has drawn. Give the component that calls it the conversation's id as `key`.
 */
export const useConversation = (options: UseConversationOptions) => {
  const { config, presence } = options
  const [session] = useState(() => (typeof window === 'undefined' ? null : sessionOf(options)))
  useEffect(() => session?.start(), [session])

  const own = `private-user-${options.me.id}`
  const isLost = useCatchUp({
    config,
    channels: presence === null ? [own] : [own, presence],
    onCatchUp: () => session?.catchUp(),
    onEvent: (_channel, event, data) => session?.hear(event, data),
  })
  const view = useSyncExternalStore<SessionView | null>(
    session?.subscribe ?? NOTHING,
    () => session?.get() ?? null,
    () => null,
  )
  // The first paint is what the server has drawn, which knows of no session.
  return { session: view === null ? null : session, view, isLost }
}

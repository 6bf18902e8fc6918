'use client'

import { useEffect, useEffectEvent, useLayoutEffect, useRef, type RefObject } from 'react'
import type { ConversationSession } from '../../client/session'
import type { MessageView } from '../../operations/schemas'
import { firstWhere } from './firstWhere'

interface ChatScrollOptions {
  list: RefObject<HTMLOListElement | null>
  session: ConversationSession | null
  /** Those that are on the screen, which may be behind what the session holds. */
  messages: readonly MessageView[]
  lastSeq: number
  /** Changes with everything that is shown at the end. */
  endKey: string
  hasOlder: boolean
  hasNewer: boolean
  /** Id of the element to begin at; the end where there is none. */
  startAt: string
}

/** As near to the end as counts for being there. */
const NEAR_END = 160
/** Earlier messages are asked for before the person comes to the first one. */
const NEAR_START = 1600

const isNearEnd = () =>
  window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - NEAR_END

const toEnd = () => window.scrollTo(0, document.documentElement.scrollHeight)

/**
 * The first message in sight: what has to stay where it is when others come above it. Its end, because
 * the day above it may go. Asked with every step of scrolling, so it measures as few as halving takes.
 */
const anchorIn = (list: HTMLElement | null): { id: string; bottom: number } | null => {
  const items = list?.querySelectorAll<HTMLElement>(':scope > li[id^="m"]') ?? []
  const item =
    items[
      firstWhere(items.length, (index) => (items[index]?.getBoundingClientRect().bottom ?? 0) > 0)
    ]
  return item ? { id: item.id, bottom: item.getBoundingClientRect().bottom } : null
}

/** Keeps the end in sight for whoever is there, and everything else where it stands. */
export const useChatScroll = (options: ChatScrollOptions) => {
  const { list, session, messages, lastSeq, endKey, hasOlder, hasNewer, startAt } = options
  const anchor = useRef<ReturnType<typeof anchorIn>>(null)
  const isAtEnd = useRef(true)

  const look = useEffectEvent(() => {
    isAtEnd.current = isNearEnd()
    anchor.current = anchorIn(list.current)
    if (!session) return
    session.timeline.follow(isAtEnd.current)
    const isSeen = document.visibilityState === 'visible' && isAtEnd.current && !hasNewer
    if (isSeen) session.sawUpTo(lastSeq)
    const held = session.get()
    if (held.isLoading || held.messages !== messages) return
    if (window.scrollY < NEAR_START && hasOlder) void session.timeline.older()
    if (isAtEnd.current && hasNewer) void session.timeline.newer()
  })

  const begin = useEffectEvent(() => {
    const start = startAt === '' ? null : document.getElementById(startAt)
    if (start) start.scrollIntoView({ block: 'center' })
    else toEnd()
    isAtEnd.current = isNearEnd()
    anchor.current = anchorIn(list.current)
  })

  // Only where the page begins; afterwards the person decides.
  useLayoutEffect(() => {
    begin()
  }, [])
  // Once more where something else has led here than the list, whose links leave the place to us: Next
  // goes to the top of a new page, after our layout or after our effects.
  useEffect(() => {
    begin()
    const frame = requestAnimationFrame(() => begin())
    return () => cancelAnimationFrame(frame)
  }, [])

  useLayoutEffect(() => {
    const held = anchor.current
    if (isAtEnd.current && !hasNewer) toEnd()
    else if (held) {
      const bottom = document.getElementById(held.id)?.getBoundingClientRect().bottom
      if (bottom !== undefined && bottom !== held.bottom) window.scrollBy(0, bottom - held.bottom)
    }
    anchor.current = anchorIn(list.current)
  }, [list, endKey, hasNewer])

  useEffect(() => {
    const onChange = () => look()
    // What is seen without any scrolling is seen as well.
    look()
    window.addEventListener('scroll', onChange, { passive: true })
    window.addEventListener('focus', onChange)
    document.addEventListener('visibilitychange', onChange)
    return () => {
      window.removeEventListener('scroll', onChange)
      window.removeEventListener('focus', onChange)
      document.removeEventListener('visibilitychange', onChange)
    }
  }, [session, endKey])

  const settle = useEffectEvent(() => {
    if (isAtEnd.current && !hasNewer) toEnd()
  })

  // A telephone that is turned, its keyboard, a picture that has come, an answer that is begun: each
  // would push the end out of sight, under the field to write in.
  useEffect(() => {
    const observer = new ResizeObserver(() => settle())
    const onResize = () => settle()
    observer.observe(document.body)
    window.addEventListener('resize', onResize)
    return () => {
      observer.disconnect()
      window.removeEventListener('resize', onResize)
    }
  }, [])
}

'use client'

import { useEffect, useEffectEvent, useLayoutEffect, useRef, type RefObject } from 'react'
import type { ConversationSession } from '../../client/session'
import type { MessageView } from '../../operations/schemas'
import { firstWhere } from './firstWhere'
import { AHEAD, STEP, changeFor, type Change } from './rowWindow'

interface ChatScrollOptions {
  list: RefObject<HTMLOListElement | null>
  session: ConversationSession | null
  messages: readonly MessageView[]
  /** How many of them stand above and below those that are drawn. */
  above: number
  below: number
  /** Draws some more of them, or fewer. */
  move: (change: Change) => void
  lastSeq: number
  /** Another page is asked for. */
  isLoading: boolean
  /** Changes with everything that is drawn. */
  drawnKey: string
  hasOlder: boolean
  hasNewer: boolean
  /** Id of the element to begin at; the end where there is none. */
  startAt: string
}

/** As near to the end as counts for being there. */
const NEAR_END = 160
/** More is asked for before fewer than these are held and not drawn. */
const HELD_BACK = 20
/** Of a message with one line, its name above it. */
const TYPICAL_HEIGHT = 84

const isNearEnd = () =>
  window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - NEAR_END

const toEnd = () => window.scrollTo(0, document.documentElement.scrollHeight)

const rowsIn = (list: HTMLElement | null) => list?.children ?? []

/**
 * The first message in sight: what has to stay where it is when others come above it. Its end, because
 * the day above it may go. Asked with every step of scrolling, so it measures as few as halving takes.
 */
const anchorIn = (list: HTMLElement | null): { id: string; bottom: number } | null => {
  const rows = rowsIn(list)
  const row =
    rows[firstWhere(rows.length, (index) => (rows[index]?.getBoundingClientRect().bottom ?? 0) > 0)]
  return row ? { id: row.id, bottom: row.getBoundingClientRect().bottom } : null
}

/** How far the rows reach beyond the screen; few are measured, as above. */
const sidesOf = (rows: HTMLCollection | readonly Element[]) => {
  const box = (index: number) => rows[index]?.getBoundingClientRect()
  const { length } = rows
  return {
    top: -(box(0)?.top ?? 0),
    bottom: (box(length - 1)?.bottom ?? 0) - window.innerHeight,
    farAbove: firstWhere(length, (index) => (box(index)?.bottom ?? 0) > -AHEAD),
    farBelow:
      length - firstWhere(length, (index) => (box(index)?.top ?? 0) >= window.innerHeight + AHEAD),
  }
}

/** Keeps the end in sight for whoever is there, and everything else where it stands. */
export const useChatScroll = (options: ChatScrollOptions) => {
  const { list, session, messages, above, below, move, lastSeq, drawnKey } = options
  const { hasOlder, hasNewer, isLoading, startAt } = options
  const anchor = useRef<ReturnType<typeof anchorIn>>(null)
  /** Pixels that are kept for those above. */
  const room = useRef(0)
  const isAtEnd = useRef(true)
  const lastY = useRef(0)
  const isCut = hasNewer || below > 0
  /** The way to earlier ones stands above the list, and is higher than what stands there at the beginning. */
  const hasEarlier = hasOlder || above > 0

  const look = useEffectEvent(() => {
    // What grows below whoever is at the end takes nobody away from it: only going up does.
    const isNear = isNearEnd()
    const stays = !isNear && isAtEnd.current && !isCut && window.scrollY >= lastY.current
    isAtEnd.current = isNear || stays
    lastY.current = window.scrollY
    if (stays) toEnd()
    anchor.current = anchorIn(list.current)
    if (!session) return
    session.timeline.follow(isAtEnd.current && !isCut)
    const isSeen = document.visibilityState === 'visible' && isAtEnd.current && !isCut
    if (isSeen) session.sawUpTo(lastSeq)
    const rows = rowsIn(list.current)
    const sides = sidesOf(rows)
    const { top, bottom } = sides
    const change = changeFor({ ...sides, above, below })
    if (change) move(change)
    const held = session.get()
    if (held.isLoading || held.messages !== messages) return
    if (hasOlder && above <= HELD_BACK && top < AHEAD) void session.timeline.older()
    else if (hasNewer && below <= HELD_BACK && bottom < AHEAD) void session.timeline.newer()
  })

  const begin = useEffectEvent(() => {
    const start = startAt === '' ? null : document.getElementById(startAt)
    if (start) start.scrollIntoView({ block: 'center' })
    else toEnd()
    isAtEnd.current = isNearEnd()
    anchor.current = anchorIn(list.current)
  })

  /**
   * Rows that come and go above are made up for by the room kept there, and only where that does not
   * do by moving the page: a telephone that is still rolling would stop.
   */
  const hold = useEffectEvent(() => {
    const held = anchor.current
    const bottom = held && document.getElementById(held.id)?.getBoundingClientRect().bottom
    const left = room.current - (typeof bottom === 'number' && held ? bottom - held.bottom : 0)
    const isEnough = left >= 2 * STEP * TYPICAL_HEIGHT
    const wanted = above === 0 ? 0 : isEnough ? left : above * TYPICAL_HEIGHT
    if (wanted !== room.current) {
      list.current?.style.setProperty('padding-top', `${String(wanted)}px`)
      room.current = wanted
    }
    if (wanted !== left) window.scrollBy(0, wanted - left)
    return typeof bottom === 'number'
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
    const isHeld = hold()
    const goesToEnd = isAtEnd.current && !isCut
    if (goesToEnd) toEnd()
    // What was held is where it was: to measure it again would lay the page out again.
    if (goesToEnd || !isHeld) anchor.current = anchorIn(list.current)
    // With the messages as well: earlier ones take the day away from the first that is drawn before any
    // of them is.
  }, [list, drawnKey, isCut, hasEarlier, messages])

  useEffect(() => {
    const onChange = () => look()
    // What is seen without any scrolling is seen as well. In the next frame: no frame draws twice.
    const frame = requestAnimationFrame(onChange)
    window.addEventListener('scroll', onChange, { passive: true })
    window.addEventListener('focus', onChange)
    document.addEventListener('visibilitychange', onChange)
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('scroll', onChange)
      window.removeEventListener('focus', onChange)
      document.removeEventListener('visibilitychange', onChange)
    }
    // What has come and is not drawn yet is looked at as well: whoever is at the very top scrolls no more.
  }, [session, drawnKey, messages, isLoading])

  const settle = useEffectEvent(() => {
    if (isAtEnd.current && !isCut) toEnd()
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

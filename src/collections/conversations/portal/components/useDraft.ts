'use client'

import { useEffect, useRef, useState } from 'react'
import { conversationsApi } from '../../client/api'

interface DraftOptions {
  community: { id: string; slug: string }
  person: string
  conversation: string
  /** What the server kept for the person's other devices. */
  kept: string
}

const SAVE_AFTER_MS = 1500

/** Begins with what a page keeps: signing out wipes it. */
const keyOf = ({ community, person, conversation }: DraftOptions) =>
  `courtyard/${community.id}/draft/${person}/${conversation}`

const stored = (key: string): string | null => {
  try {
    return window.localStorage.getItem(key)
  } catch {
    return null
  }
}

/** What is written and not sent: on the device at once, on the server after a pause. */
export const useDraft = (options: DraftOptions) => {
  const { kept, conversation } = options
  const key = keyOf(options)
  const [text, setText] = useState(kept)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  // The server cannot know what this device has: it comes after the first paint.
  useEffect(() => {
    const own = stored(key)
    const frame = requestAnimationFrame(() => {
      if (own !== null) setText(own)
    })
    return () => cancelAnimationFrame(frame)
  }, [key])
  useEffect(() => () => clearTimeout(timer.current), [])

  const save = (next: string, replyTo: number | null, delay = SAVE_AFTER_MS) => {
    setText(next)
    try {
      if (next === '') window.localStorage.removeItem(key)
      else window.localStorage.setItem(key, next)
    } catch {
      // A device without room: the server keeps it alone.
    }
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      void conversationsApi(options.community.slug).draft(conversation, next, replyTo)
    }, delay)
  }
  return { text, save, clear: () => save('', null, 0) }
}

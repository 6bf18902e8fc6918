'use client'

import { useEffect, useState } from 'react'
import type { RefObject } from 'react'
import { beginningAt } from '../../domain/mentions'

interface Suggested {
  id: string
  name: string
}

const isSuggested = (value: unknown): value is Suggested =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'name' in value &&
  typeof value.name === 'string'

/** By hand: what checks schemas elsewhere would be a third of what the page loads. */
const peopleIn = (answer: unknown): Suggested[] => {
  const people: unknown =
    typeof answer === 'object' && answer !== null && 'people' in answer ? answer.people : []
  return Array.isArray(people) ? people.filter((one) => isSuggested(one)) : []
}

interface Place {
  /** Slug. */
  community: string
  announcement: string
  field: RefObject<HTMLTextAreaElement | null>
}

/** A beginning is asked about once the hand rests. */
const REST_MS = 200

/** People whom what is being written after an @ may mean. Without a network there are none. */
export const useSuggestions = ({ community, announcement, field }: Place) => {
  const [begun, setBegun] = useState<string | null>(null)
  const [held, setHeld] = useState<{ begun: string; people: Suggested[] } | null>(null)
  useEffect(() => {
    if (begun === null) return
    const asking = new AbortController()
    const ask = async () => {
      const query = new URLSearchParams({ q: begun }).toString()
      const path = `/api/c/${community}/announcements/${announcement}/people?${query}`
      const answer = await fetch(path, { signal: asking.signal })
      if (!answer.ok) return
      setHeld({ begun, people: peopleIn(await answer.json()) })
    }
    // A name can be written without help.
    const timer = setTimeout(() => void ask().catch(() => undefined), REST_MS)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [begun, community, announcement])
  const look = () => {
    const area = field.current
    setBegun(area === null ? null : beginningAt(area.value, area.selectionStart))
  }
  const take = (name: string) => {
    const area = field.current
    if (area === null || begun === null) return
    const caret = area.selectionStart
    area.setRangeText(`${name} `, caret - begun.length, caret, 'end')
    area.focus()
    setBegun(null)
  }
  return { people: begun !== null && held?.begun === begun ? held.people : [], look, take }
}

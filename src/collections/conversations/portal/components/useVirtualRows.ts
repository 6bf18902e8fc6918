'use client'

import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useState, type RefObject } from 'react'
import type { Row } from './rows'

/** So many are drawn whole: they are found by the browser's own search, and by those who listen. */
const DRAWN_WHOLE = 100
/** Rows beyond the screen that are drawn as well. */
const BEYOND = 8
/** Of a message with one line, its name above it. */
const TYPICAL_HEIGHT = 84

/**
 * Of a long conversation only the rows in sight and some beyond, with the room that the others take.
 * What is in sight stays where it is when others come above it, or turn out higher than thought.
 */
export const useVirtualRows = (rows: readonly Row[], list: RefObject<HTMLElement | null>) => {
  const [top, setTop] = useState(0)
  const keyOf = useCallback((index: number) => rows[index]?.message.clientId ?? index, [rows])
  const virtual = useWindowVirtualizer<HTMLLIElement>({
    count: rows.length,
    getItemKey: keyOf,
    estimateSize: () => TYPICAL_HEIGHT,
    overscan: BEYOND,
    scrollMargin: top,
    anchorTo: 'end',
  })
  useEffect(() => {
    // Whatever stands above the list moves it, and makes the page higher or lower.
    const observer = new ResizeObserver(() => {
      const box = list.current?.getBoundingClientRect()
      if (box) setTop(box.top + window.scrollY)
    })
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [list])

  const items = rows.length > DRAWN_WHOLE ? virtual.getVirtualItems() : []
  const [first, last] = [items[0], items.at(-1)]
  const isWhole = first === undefined || last === undefined
  return {
    measure: virtual.measureElement,
    /** The rows to draw lie from `from` up to before `to`. */
    from: isWhole ? 0 : first.index,
    to: isWhole ? rows.length : last.index + 1,
    room: isWhole
      ? { above: 0, below: 0 }
      : { above: first.start - top, below: virtual.getTotalSize() - (last.end - top) },
    /** Brings a row into the middle of the screen. */
    goTo: (index: number) => virtual.scrollToIndex(index, { align: 'center' }),
  }
}

'use client'

import { useEffect, useEffectEvent } from 'react'

/** Where letters are text. */
const TEXT = 'input, textarea, select, [contenteditable="true"], [role="combobox"]'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(TEXT) !== null

/**
 * Single keys of the inbox. They rest while somebody types, while a dialog is open and where a key
 * is pressed together with another: those belong to the browser and to reading aids.
 * @param onKey whether it had a use for the key
 */
export const useKeys = (onKey: (key: string) => boolean): void => {
  const take = useEffectEvent(onKey)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isCombined = event.ctrlKey || event.metaKey || event.altKey
      if (isCombined || event.defaultPrevented || isTyping(event.target)) return
      if (document.querySelector('dialog[open]')) return
      if (take(event.key)) event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

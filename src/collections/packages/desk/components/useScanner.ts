import { useEffect, useRef } from 'react'
import { afterKey, isTrackingCode, NO_BURST } from '../../domain/wedge'

type TextControl = HTMLInputElement | HTMLTextAreaElement

const textControl = (target: EventTarget | null): TextControl | null =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : null

/** Sets what React believes to be in a control: its own setter would not notice. */
const restore = (control: TextControl, value: string): void => {
  const prototype =
    control instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(control, value)
  control.dispatchEvent(new Event('input', { bubbles: true }))
}

/**
 * Listens for a scanner that types, wherever the focus is. What it typed into another control is
 * taken out again, and its Enter sends no form.
 */
export const useScanner = (
  onScan: (code: string) => void,
  /** What counts as a scan; it is to be the same function each time. */
  isCode: (text: string) => boolean = isTrackingCode,
): void => {
  const latest = useRef(onScan)
  useEffect(() => {
    latest.current = onScan
  }, [onScan])
  useEffect(() => {
    let burst = NO_BURST
    let held: { control: TextControl; before: string } | null = null
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      const step = afterKey(burst, { key: event.key, at: event.timeStamp }, isCode)
      burst = step.burst
      if (step.isFirst) {
        const control = textControl(event.target)
        held = control && { control, before: control.value }
      }
      if (step.scanned === undefined) return
      event.preventDefault()
      event.stopPropagation()
      if (held) restore(held.control, held.before)
      held = null
      latest.current(step.scanned)
    }
    document.addEventListener('keydown', listen, { capture: true })
    return () => {
      document.removeEventListener('keydown', listen, { capture: true })
    }
  }, [isCode])
}

import { describe, expect, it } from '@jest/globals'
import { afterKey, NO_BURST } from './wedge'

/** What is scanned when these keys come at this pace. */
const typed = (text: string, pace: number, end = 'Enter') => {
  let burst = NO_BURST
  let at = 1000
  let scanned: string | undefined
  let begun = 0
  for (const key of [...Array.from(text), end]) {
    const step = afterKey(burst, { key, at })
    burst = step.burst
    scanned = step.scanned ?? scanned
    if (step.isFirst) begun += 1
    at += pace
  }
  return { scanned, begun }
}

describe('a scanner that types', () => {
  it('is told by its pace and its Enter', () => {
    expect(typed('1Z5R89390357567127', 8)).toEqual({ scanned: '1Z5R89390357567127', begun: 1 })
    expect(typed('1Z5R89390357567127', 120).scanned).toBeUndefined()
    expect(typed('1Z5R89390357567127', 8, 'Tab').scanned).toBeUndefined()
  })

  it('is not what a quick hand or a paste writes', () => {
    for (const text of ['402', 'Keyboard', 'Amelia Chen', '12 rue 34567', 'x'.repeat(70)]) {
      expect(typed(text, 5).scanned).toBeUndefined()
    }
  })

  it('may press Shift between the letters of a code', () => {
    let burst = NO_BURST
    let scanned: string | undefined
    for (const [index, key] of [
      'Shift',
      'T',
      'Shift',
      'B',
      'A',
      ...Array.from('000000000000'),
      'Enter',
    ].entries()) {
      const step = afterKey(burst, { key, at: 5000 + index * 10 })
      burst = step.burst
      scanned = step.scanned ?? scanned
    }
    expect(scanned).toBe('TBA000000000000')
  })

  it('begins anew after a pause', () => {
    let burst = NO_BURST
    for (const [index, key] of Array.from('abc').entries()) {
      burst = afterKey(burst, { key, at: 1000 + index * 200 }).burst
    }
    expect(burst.text).toBe('c')
  })
})

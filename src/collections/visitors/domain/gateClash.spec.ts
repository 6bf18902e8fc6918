import { describe, expect, it } from '@jest/globals'
import { clashOfEntry } from './gateClash'
import type { VisitState } from './visit'

const OPENS = new Date('2026-12-06T12:00:00Z')
const CLOSES = new Date('2026-12-06T14:00:00Z')
const at = new Date('2026-12-06T13:00:00Z')
const known = (state: VisitState, said: object = {}) => ({
  state,
  opensAt: OPENS,
  closesAt: CLOSES,
  isHosted: true,
  isHeld: false,
  isInside: false,
  ...said,
})

describe('somebody who was let in without a network', () => {
  it.each(['expected', 'approved', 'expired'] as const)('fits a visit that is %s', (state) => {
    expect(clashOfEntry(known(state), at)).toBeUndefined()
  })

  it.each([
    ['used', 'left', {}],
    ['revoked', 'revoked', {}],
    ['turned-away', 'refused', {}],
    ['waiting', 'waiting', {}],
    ['held', 'waiting', { isHeld: true }],
    ['moved-out', 'expected', { isHosted: false }],
    ['inside-already', 'expected', { isInside: true }],
  ] as const)('does not fit: %s', (clash, state, said) => {
    expect(clashOfEntry(known(state, said), at)).toBe(clash)
  })

  it('fits its window, to the second', () => {
    const second = (from: Date, ms: number) => new Date(from.getTime() + ms)
    const said = (moment: Date) => clashOfEntry(known('expected'), moment)
    expect(said(second(OPENS, -1000))).toBe('outside-window')
    expect(said(OPENS)).toBeUndefined()
    expect(said(second(CLOSES, -1000))).toBeUndefined()
    expect(said(CLOSES)).toBe('outside-window')
  })
})

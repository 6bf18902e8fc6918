import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { isTooMuch, sharePercent } from './guardShare'

describe('the share that the gate lets in', () => {
  it('is none where nobody came', () => {
    expect(sharePercent({ letIn: 0, byGate: 0 })).toBeNull()
    expect(isTooMuch({ letIn: 0, byGate: 0 }, 0)).toBe(false)
  })

  it('is too much above the mark, and not at it', () => {
    expect(isTooMuch({ letIn: 10, byGate: 2 }, 20)).toBe(false)
    expect(isTooMuch({ letIn: 10, byGate: 3 }, 20)).toBe(true)
    // 20.4 percent reads as 20, and is more than 20.
    expect(sharePercent({ letIn: 49, byGate: 10 })).toBe(20)
    expect(isTooMuch({ letIn: 49, byGate: 10 }, 20)).toBe(true)
  })

  it('stays between nothing and all', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), (others, byGate) => {
        const share = sharePercent({ letIn: others + byGate, byGate })
        expect(share === null || (share >= 0 && share <= 100)).toBe(true)
        expect(isTooMuch({ letIn: others + byGate, byGate }, 100)).toBe(false)
      }),
    )
  })
})

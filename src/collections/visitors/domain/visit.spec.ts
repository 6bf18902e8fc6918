import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { isFinal } from '@/kernel/domain/transitions'
import { judge, statesBefore, VISIT_MOVES, VISIT_STATES } from './visit'
import type { VisitState } from './visit'

const state = fc.constantFrom(...VISIT_STATES)
const start = Date.parse('2026-11-24T10:00:00Z')
const window = fc
  .tuple(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 1, max: 1_000_000 }))
  .map(([opens, length]) => ({
    opensAt: new Date(start + opens * 1000),
    closesAt: new Date(start + (opens + length) * 1000),
  }))
const instant = fc.integer({ min: -10, max: 2_100_000 }).map((s) => new Date(start + s * 1000))

describe('what becomes of a visit', () => {
  it('ends in every case, and begins once', () => {
    expect(VISIT_STATES.filter((one) => isFinal(VISIT_MOVES, one))).toEqual([
      'refused',
      'left',
      'expired',
      'revoked',
    ])
    expect(statesBefore('expected')).toEqual([])
    expect(statesBefore('inside')).toEqual(['expected', 'approved'])
    expect(statesBefore('left')).toEqual(['inside', 'overstayed'])
    expect(statesBefore('revoked')).toEqual(['expected', 'waiting', 'approved'])
  })

  it('leads nobody inside twice, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(state, { maxLength: 30 }), (asked) => {
        let now: VisitState = 'expected'
        let entries = 0
        for (const next of asked) {
          if (!VISIT_MOVES[now].includes(next)) continue
          if (next === 'inside') entries += 1
          now = next
        }
        expect(entries).toBeLessThanOrEqual(1)
        if (now === 'left' || now === 'overstayed' || now === 'inside') expect(entries).toBe(1)
      }),
    )
  })
})

describe('what the gate says', () => {
  it('is yes inside the window alone, for those who are expected or approved', () => {
    fc.assert(
      fc.property(
        state,
        window,
        instant,
        fc.boolean(),
        fc.boolean(),
        (one, span, now, isHeld, isHosted) => {
          const { verdict } = judge({ state: one, ...span, isHeld, isHosted }, now)
          const isOpen = span.opensAt <= now && now < span.closesAt
          expect(verdict === 'verified').toBe(
            isOpen && isHosted && statesBefore('inside').includes(one),
          )
        },
      ),
    )
  })

  it('says why not', () => {
    const span = { opensAt: new Date(start), closesAt: new Date(start + 3_600_000) }
    const at = (one: VisitState, seconds: number, isHeld = false) =>
      judge({ state: one, ...span, isHeld, isHosted: true }, new Date(start + seconds * 1000))
        .reason
    expect(at('expected', -1)).toBe('early')
    expect(at('expected', 0)).toBe('open')
    expect(at('expected', 3599)).toBe('open')
    expect(at('expected', 3600)).toBe('late')
    expect(at('inside', 0)).toBe('inside')
    expect(at('overstayed', 9000)).toBe('inside')
    expect(at('left', 10)).toBe('used')
    expect(at('revoked', 10)).toBe('revoked')
    expect(at('refused', 10)).toBe('turned-away')
    expect(at('expired', 10)).toBe('late')
    expect(at('waiting', 10)).toBe('waiting')
    expect(at('waiting', 10, true)).toBe('held')
    const gone = { state: 'expected', ...span, isHeld: false, isHosted: false } as const
    expect(judge(gone, new Date(start)).reason).toBe('moved-out')
  })
})

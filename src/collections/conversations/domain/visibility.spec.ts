import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { joined, left, sees, shared, UNSEEN } from './visibility'

const STEPS = ['say', 'join', 'join-shared', 'leave', 'share'] as const

/** What a person may see, written down message by message as it happens: no intervals. */
const played = (steps: readonly (typeof STEPS)[number][]) => {
  let sight = UNSEEN
  let last = 0
  let isActive = false
  const seen = new Set<number>()
  for (const step of steps) {
    if (step === 'say') {
      last += 1
      if (isActive) seen.add(last)
    } else if (step === 'leave') {
      sight = left(sight, last)
      isActive = false
    } else if (step === 'share') {
      sight = shared(sight)
      if (isActive) for (let seq = 1; seq <= last; seq += 1) seen.add(seq)
    } else {
      const all = step === 'join-shared'
      sight = joined(sight, last, all)
      isActive = true
      if (all) for (let seq = 1; seq <= last; seq += 1) seen.add(seq)
    }
  }
  return { sight, last, seen, isActive }
}

describe('who sees what', () => {
  it('is what happened while they were there, and what was shared with them, in every order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STEPS), { maxLength: 40 }), (steps) => {
        const { sight, last, seen, isActive } = played(steps)
        for (let seq = 1; seq <= last; seq += 1) {
          expect([seq, sees(sight, seq)]).toEqual([seq, seen.has(seq)])
        }
        expect(sees(sight, last + 1)).toBe(isActive)
        expect(sight.isActive).toBe(isActive)
      }),
    )
  })

  it('never shrinks by what others do later', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...STEPS), { maxLength: 20 }),
        fc.array(fc.constantFrom(...STEPS), { maxLength: 20 }),
        (before, after) => {
          const early = played(before)
          const late = played([...before, ...after])
          for (const seq of early.seen) expect(sees(late.sight, seq)).toBe(true)
        },
      ),
    )
  })

  it('is kept in as few spans as there are', () => {
    expect(joined(left(joined(UNSEEN, 3, false), 5), 5, false).spans).toEqual([
      { from: 4, to: null },
    ])
    expect(joined(left(joined(UNSEEN, 3, false), 5), 8, false).spans).toEqual([
      { from: 4, to: 5 },
      { from: 9, to: null },
    ])
    // Left before anything was said: there is nothing to keep.
    expect(left(joined(UNSEEN, 3, false), 3).spans).toEqual([])
  })
})

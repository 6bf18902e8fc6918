import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { isOpen, mayMove, statesBefore, VERSION_STATES } from './states'
import type { VersionState } from './states'

describe('the states of a version', () => {
  it('begin open, and end for good', () => {
    expect(mayMove('draft', 'review')).toBe(true)
    expect(mayMove('review', 'draft')).toBe(true)
    expect(mayMove('former', 'current')).toBe(false)
    expect(statesBefore('current').toSorted()).toEqual(['draft', 'review'])
    expect(VERSION_STATES.filter((state) => isOpen(state))).toEqual(['draft', 'review'])
  })

  it('never lead back to what readers have seen', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...VERSION_STATES)), (wanted) => {
        let state: VersionState = 'draft'
        let timesCurrent = 0
        for (const to of wanted) {
          if (!mayMove(state, to)) continue
          state = to
          if (state === 'current') timesCurrent += 1
        }
        expect(timesCurrent).toBeLessThanOrEqual(1)
      }),
    )
  })
})

import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { isOpen, isVersionState, mayMove, VERSION_STATES } from './states'
import type { VersionState } from './states'

const state = fc.constantFrom(...VERSION_STATES)

describe('the way of a version', () => {
  it('leads to publication through review and approval alone', () => {
    fc.assert(
      fc.property(fc.array(state, { maxLength: 30 }), (wanted) => {
        let now: VersionState = 'draft'
        const passed: VersionState[] = [now]
        for (const to of wanted) {
          if (!mayMove(now, to)) continue
          now = to
          passed.push(now)
        }
        const published = passed.indexOf('published')
        if (published === -1) return
        expect(passed[published - 1]).toBe('approved')
        expect(passed[published - 2]).toBe('review')
        // From there it may only be withdrawn, and that is the end.
        expect(passed.slice(published + 1).filter((one) => one !== 'withdrawn')).toEqual([])
      }),
    )
  })

  it('is written in the draft alone', () => {
    expect(VERSION_STATES.filter((one) => isOpen(one))).toEqual(['draft'])
    expect([isVersionState('approved'), isVersionState('in-force')]).toEqual([true, false])
  })
})

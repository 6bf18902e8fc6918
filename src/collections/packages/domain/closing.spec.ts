import { describe, expect, it } from '@jest/globals'
import { canMove } from '@/kernel/domain/transitions'
import { CLOSING_REASONS, outcomeOf } from './closing'
import { PARCEL_TRANSITIONS } from './parcel'

describe('a forced close', () => {
  it('ends each reason in a state that a waiting parcel can reach', () => {
    for (const reason of CLOSING_REASONS) {
      expect(canMove(PARCEL_TRANSITIONS, 'received', outcomeOf(reason))).toBe(true)
    }
  })

  it('sends back what is for nobody, and holds nothing for lost that went out', () => {
    expect(CLOSING_REASONS.map((reason) => outcomeOf(reason))).toEqual([
      'returned',
      'forwarded',
      'returned',
      'lost',
      'collected',
    ])
  })
})

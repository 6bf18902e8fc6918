import { describe, expect, it } from '@jest/globals'
import { isForHome } from './timeline'

describe('the timeline that a home reads', () => {
  it('has what became of the parcel, and not what desks sort out', () => {
    expect(['received', 'moved', 'collected', 'doubted'].every(isForHome)).toBe(true)
    expect(['offline', 'disputed', 'settled'].some(isForHome)).toBe(false)
  })
})

import { describe, expect, it } from '@jest/globals'
import { firstWhere } from './firstWhere'

describe('the first of places in order', () => {
  it('is found wherever it lies', () => {
    for (let count = 0; count < 20; count += 1) {
      for (let first = 0; first <= count; first += 1) {
        expect(firstWhere(count, (index) => index >= first)).toBe(first)
      }
    }
  })

  it('is found with few questions', () => {
    let asked = 0
    firstWhere(300, (index) => {
      asked += 1
      return index >= 171
    })
    expect(asked).toBeLessThanOrEqual(9)
  })
})

import { describe, expect, it } from '@jest/globals'
import { moveActive } from './moveActive'

describe('moveActive', () => {
  it.each([
    ['ArrowDown', -1, 3, 0],
    ['ArrowDown', 0, 3, 1],
    ['ArrowDown', 2, 3, 0],
    ['ArrowUp', -1, 3, 2],
    ['ArrowUp', 0, 3, 2],
    ['ArrowUp', 2, 3, 1],
    ['ArrowDown', -1, 0, -1],
    ['ArrowUp', 2, 0, -1],
  ] as const)('%s from %i of %s', (key, active, count, expected) => {
    expect(moveActive(key, active, count)).toBe(expected)
  })
})

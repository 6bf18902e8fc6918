import { describe, expect, it } from '@jest/globals'
import { textOf } from './textOf'

describe('a part of an address', () => {
  it.each([
    ['a', 'a'],
    ['', ''],
    [['a', 'b'], undefined],
    [undefined, undefined],
  ])('%j is %j', (value, text) => {
    expect(textOf(value)).toBe(text)
  })
})

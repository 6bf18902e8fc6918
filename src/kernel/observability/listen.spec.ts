import { describe, expect, it } from '@jest/globals'
import { isAllowed } from './listen'

describe('a scrape', () => {
  it('needs the token where there is one', () => {
    expect(isAllowed(undefined, undefined)).toBe(true)
    expect(isAllowed('Bearer long-enough-token', 'long-enough-token')).toBe(true)
    for (const wrong of [
      undefined,
      '',
      'Bearer ',
      'Bearer long-enough-toke',
      'long-enough-token',
    ]) {
      expect(isAllowed(wrong, 'long-enough-token')).toBe(false)
    }
  })
})

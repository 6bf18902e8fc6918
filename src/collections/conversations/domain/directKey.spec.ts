import { describe, expect, it } from '@jest/globals'
import { directKeyOf } from './directKey'

describe('the key of a direct conversation', () => {
  it('is the same from both sides, and another for another person', () => {
    expect(directKeyOf('b', 'a')).toBe('a:b')
    expect(directKeyOf('a', 'b')).toBe(directKeyOf('b', 'a'))
    expect(directKeyOf('a', 'c')).not.toBe(directKeyOf('a', 'b'))
  })
})

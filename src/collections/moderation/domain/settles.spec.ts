import { describe, expect, it } from '@jest/globals'
import { settles } from './settles'

const rude = { text: 'You fool', files: ['a', 'b'] }

describe('a decision on one of several reports', () => {
  it('ends all of them where the thing is taken away', () => {
    expect(settles('removed', rude, { text: 'Something else', files: [] })).toBe(true)
  })

  it('ends those about the same words and files where nothing is wrong', () => {
    expect(settles('nothing-wrong', rude, { text: 'You fool', files: ['b', 'a'] })).toBe(true)
  })

  it.each([
    ['other words', { text: 'You', files: ['a', 'b'] }],
    ['another file', { text: 'You fool', files: ['a', 'c'] }],
    ['a file less', { text: 'You fool', files: ['a'] }],
  ])('leaves one about %s open', (_name, other) => {
    expect(settles('nothing-wrong', rude, other)).toBe(false)
  })
})

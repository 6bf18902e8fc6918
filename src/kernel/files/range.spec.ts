import { describe, expect, it } from '@jest/globals'
import { readRange } from './range'

describe('readRange', () => {
  it.each([
    ['bytes=0-', { from: 0, to: 100 }],
    ['bytes=10-19', { from: 10, to: 20 }],
    ['bytes=90-1000', { from: 90, to: 100 }],
    ['bytes=-30', { from: 70, to: 100 }],
    ['bytes=-1000', { from: 0, to: 100 }],
    ['bytes=100-', 'none'],
    ['bytes=-0', 'none'],
    ['bytes=20-10', null],
    ['bytes=-', null],
    ['bytes=0-1,5-6', null],
    ['chapters=1-2', null],
    [null, null],
  ])('reads %j', (header, range) => {
    expect(readRange(header, 100)).toEqual(range)
  })

  it('finds no part in an empty file', () => {
    expect(readRange('bytes=0-', 0)).toBe('none')
    expect(readRange('bytes=-5', 0)).toBe('none')
  })
})

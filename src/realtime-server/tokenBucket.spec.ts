import { describe, expect, it } from '@jest/globals'
import { TokenBucket } from './tokenBucket.ts'

const takeAll = (bucket: TokenBucket, now: number): number => {
  let taken = 0
  while (taken < 1000 && bucket.take(now)) taken += 1
  return taken
}

describe('TokenBucket', () => {
  it('gives its size at once, then its rate', () => {
    const bucket = new TokenBucket({ size: 10, perSecond: 10, now: 0 })
    expect(takeAll(bucket, 0)).toBe(10)
    expect(takeAll(bucket, 99)).toBe(0)
    expect(takeAll(bucket, 100)).toBe(1)
    expect(takeAll(bucket, 600)).toBe(5)
  })

  it('saves up no more than its size', () => {
    const bucket = new TokenBucket({ size: 3, perSecond: 10, now: 0 })
    expect(takeAll(bucket, 1_000_000)).toBe(3)
  })

  it('takes nothing back when the clock is set back', () => {
    const bucket = new TokenBucket({ size: 2, perSecond: 1, now: 5000 })
    expect(takeAll(bucket, 0)).toBe(2)
  })
})

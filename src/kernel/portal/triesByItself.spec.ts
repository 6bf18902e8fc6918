import { describe, expect, it } from '@jest/globals'
import { triesByItself } from './triesByItself'

const NOW = Date.UTC(2026, 10, 30)

describe('another try of a page by itself', () => {
  it('happens three times in a minute', () => {
    let kept: string | null = null
    for (const second of [0, 10, 20]) {
      const next = triesByItself(kept, NOW + second * 1000)
      expect(next).toBeDefined()
      kept = next ?? null
    }
    expect(triesByItself(kept, NOW + 59_000)).toBeUndefined()
    expect(triesByItself(kept, NOW + 61_000)).toBe(
      [NOW + 10_000, NOW + 20_000, NOW + 61_000].join(' '),
    )
  })

  it('does not stumble over what somebody else has put there', () => {
    expect(triesByItself('never', NOW)).toBe(String(NOW))
  })
})

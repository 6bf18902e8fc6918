import { describe, expect, it } from '@jest/globals'
import { EventCache } from './cache.ts'

const event = (data: string) => ({ frame: Buffer.from(data), data })
const HALF_AN_HOUR = 1_800_000

describe('EventCache', () => {
  it('keeps the last event for half an hour', () => {
    const cache = new EventCache()
    cache.put('cache-a', event('1'), 0)
    cache.put('cache-a', event('2'), 10)
    expect(cache.get('cache-a', 10 + HALF_AN_HOUR - 1)?.data).toBe('2')
    expect(cache.get('cache-a', 10 + HALF_AN_HOUR)).toBeUndefined()
    expect(cache.get('cache-b', 10)).toBeUndefined()
  })

  it('forgets the oldest rather than grow without end', () => {
    const cache = new EventCache()
    for (let index = 0; index < 5000; index += 1) cache.put(`cache-${index}`, event('x'), 0)
    cache.put('cache-0', event('y'), 0)
    cache.put('cache-new', event('z'), 0)
    expect(cache.get('cache-0', 1)?.data).toBe('y')
    expect(cache.get('cache-1', 1)).toBeUndefined()
    expect(cache.get('cache-new', 1)?.data).toBe('z')
  })
})

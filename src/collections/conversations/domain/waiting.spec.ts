import { describe, expect, it } from '@jest/globals'
import { spanOf } from './waiting'

const from = new Date('2026-11-24T08:00:00Z')
const after = (minutes: number) => spanOf(from, new Date(from.getTime() + minutes * 60_000))

describe('a waiting time', () => {
  it('is told in the largest unit that says enough', () => {
    expect(after(-5)).toEqual({ count: 1, unit: 'minute' })
    expect(after(59.9)).toEqual({ count: 59, unit: 'minute' })
    expect(after(60)).toEqual({ count: 1, unit: 'hour' })
    expect(after(24 * 60 - 1)).toEqual({ count: 23, unit: 'hour' })
    expect(after(3 * 24 * 60)).toEqual({ count: 3, unit: 'day' })
  })
})

import { describe, expect, it } from '@jest/globals'
import { overstaysAt } from './overstay'

const enteredAt = new Date('2026-11-24T10:00:00Z')
const closesAt = new Date('2026-11-24T14:00:00Z')

describe('who stays too long', () => {
  it('is a guest half an hour after the end, a delivery three quarters of an hour after it came', () => {
    const at = (purpose: 'guest' | 'family' | 'delivery' | 'service') =>
      overstaysAt(purpose, { enteredAt, closesAt })?.toISOString() ?? null
    expect(at('guest')).toBe('2026-11-24T14:30:00.000Z')
    expect(at('service')).toBe('2026-11-24T14:30:00.000Z')
    expect(at('delivery')).toBe('2026-11-24T10:45:00.000Z')
    expect(at('family')).toBeNull()
  })
})

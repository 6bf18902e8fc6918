import { describe, expect, it } from '@jest/globals'
import { dayAfter, isDay } from './days'

describe('a day', () => {
  it('is one of the calendar', () => {
    expect(['2026-12-01', '2028-02-29'].every((text) => isDay(text))).toBe(true)
    for (const text of [
      '2026-02-30',
      '2026-13-01',
      '26-01-01',
      '2026-1-1',
      'today',
      '',
      '2026-12-01T00:00',
    ]) {
      expect([text, isDay(text)]).toEqual([text, false])
    }
  })

  it('has others before and after it', () => {
    expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01')
    expect(dayAfter('2028-03-01', -1)).toBe('2028-02-29')
    expect(dayAfter('2026-03-29', 1)).toBe('2026-03-30')
  })
})

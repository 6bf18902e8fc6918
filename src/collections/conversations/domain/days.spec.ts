import { describe, expect, it } from '@jest/globals'
import { startOfDay } from './days'

describe('startOfDay', () => {
  it('is midnight on the clock of the place, also on days when the clock is changed', () => {
    const starts = [
      startOfDay('2026-11-20', 'America/Toronto'),
      startOfDay('2026-07-01', 'Europe/Paris'),
      startOfDay('2026-03-08', 'America/Toronto'),
      startOfDay('2026-03-09', 'America/Toronto'),
      startOfDay('2026-03-29', 'Europe/Paris'),
      startOfDay('2026-01-01', 'UTC'),
    ]
    expect(starts.map((start) => start.toISOString())).toEqual([
      '2026-11-20T05:00:00.000Z',
      '2026-06-30T22:00:00.000Z',
      '2026-03-08T05:00:00.000Z',
      '2026-03-09T04:00:00.000Z',
      '2026-03-28T23:00:00.000Z',
      '2026-01-01T00:00:00.000Z',
    ])
  })
})

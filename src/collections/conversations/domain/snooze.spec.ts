import { describe, expect, it } from '@jest/globals'
import { dayFrom } from '@/kernel/domain/zonedDay'
import { snoozeUntil } from './snooze'

/** A Saturday, 23:30 in Toronto, where it is Sunday in London already. */
const now = new Date('2026-10-31T03:30:00Z')
const TORONTO = 'America/Toronto'

describe('a matter that is put aside', () => {
  it('comes back in the morning of the community', () => {
    // In Toronto it is Friday evening still.
    expect(dayFrom(now, TORONTO, 0)).toBe('2026-10-30')
    expect(snoozeUntil('tomorrow', now, TORONTO)).toEqual(new Date('2026-10-31T12:00:00Z'))
    // The clocks were put back on the Sunday between.
    expect(snoozeUntil('monday', now, TORONTO)).toEqual(new Date('2026-11-02T13:00:00Z'))
    expect(snoozeUntil('week', now, TORONTO)).toEqual(new Date('2026-11-06T13:00:00Z'))
    expect(snoozeUntil('hours', now, TORONTO)).toEqual(new Date('2026-10-31T06:30:00Z'))
  })

  it('waits for the next Monday where today is one', () => {
    const monday = new Date('2026-11-02T15:00:00Z')
    expect(snoozeUntil('monday', monday, TORONTO)).toEqual(new Date('2026-11-09T13:00:00Z'))
  })

  it('waits for a day that is still to come', () => {
    expect(snoozeUntil('date', now, TORONTO, '2026-12-24')).toEqual(
      new Date('2026-12-24T13:00:00Z'),
    )
    for (const day of ['2026-10-30', '2025-12-24', '', 'soon']) {
      expect(snoozeUntil('date', now, TORONTO, day)).toBeNull()
    }
  })
})

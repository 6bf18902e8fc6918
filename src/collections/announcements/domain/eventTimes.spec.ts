import { describe, expect, it } from '@jest/globals'
import { enteredTimes, isOrdered } from './eventTimes'

describe('when something happens', () => {
  it('is kept as entered, and whole days from midnight', () => {
    const entered = { from: '2026-12-03T09:00', until: '2026-12-03T12:00' }
    expect(enteredTimes({ ...entered, isAllDay: false })).toEqual(entered)
    expect(enteredTimes({ ...entered, isAllDay: true })).toEqual({
      from: '2026-12-03T00:00',
      until: '2026-12-03T00:00',
    })
    expect(enteredTimes({ from: '2026-12-03T09:00', until: null, isAllDay: true }).until).toBeNull()
  })

  it('ends after it began; whole days on the same one at the earliest', () => {
    const [early, late] = [new Date('2026-12-03T09:00Z'), new Date('2026-12-03T10:00Z')]
    const times = (startsAt: Date, endsAt: Date | null, isAllDay = false) =>
      isOrdered({ startsAt, endsAt, isAllDay })
    expect([times(early, late), times(early, null), times(early, early, true)]).toEqual([
      true,
      true,
      true,
    ])
    expect([times(late, early), times(early, early), times(late, early, true)]).toEqual([
      false,
      false,
      false,
    ])
  })
})

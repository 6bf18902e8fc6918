import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { answered, asked, HANDLING_STATES, isSnoozed, mayMove } from './handling'
import type { Handling } from './handling'

const NOON = new Date('2026-11-25T12:00:00Z')
const LATER = new Date('2026-11-25T15:00:00Z')
const matter = fc.record({
  state: fc.constantFrom(...HANDLING_STATES),
  snoozedUntil: fc.option(fc.constant(LATER)),
  waitingSince: fc.option(fc.constant(new Date('2026-11-20T08:00:00Z'))),
  firstAnswerAt: fc.option(fc.constant(new Date('2026-11-21T08:00:00Z'))),
})

describe('a matter of management', () => {
  it('is open, awake and waits after whoever asks has written, and never waits shorter', () => {
    fc.assert(
      fc.property(matter, (before) => {
        const after = asked(before, NOON)
        expect(after).toMatchObject({ state: 'open', snoozedUntil: null })
        expect(after.waitingSince).toEqual(before.waitingSince ?? NOON)
        expect(after.isReopened).toBe(before.state !== 'open')
        expect(isSnoozed(after, NOON)).toBe(false)
      }),
    )
  })

  it('waits for nobody after an answer, and keeps the time of the first', () => {
    fc.assert(
      fc.property(matter, (before) => {
        const after = answered(before, NOON)
        expect(after.waitingSince).toBeNull()
        expect(after.firstAnswerAt).toEqual(before.firstAnswerAt ?? NOON)
        expect(after.state).toBe(before.state)
      }),
    )
  })

  it('sleeps until its hour, and only while it is open', () => {
    const snoozed: Handling = {
      state: 'open',
      snoozedUntil: LATER,
      waitingSince: null,
      firstAnswerAt: null,
    }
    expect(isSnoozed(snoozed, NOON)).toBe(true)
    expect(isSnoozed(snoozed, LATER)).toBe(false)
    expect(isSnoozed({ ...snoozed, state: 'resolved' }, NOON)).toBe(false)
  })

  it('moves by hand as the table says', () => {
    const moves = HANDLING_STATES.map((from) => HANDLING_STATES.map((to) => mayMove(from, to)))
    expect(moves).toEqual([
      [false, true, true],
      [true, false, true],
      [true, false, false],
    ])
  })
})

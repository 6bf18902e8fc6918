import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { VISIT_STATES } from '../visit'
import {
  answerClosed,
  BOARD_PLACES,
  boardCounts,
  boardPlace,
  GUEST_ANSWERS,
  hasRoom,
  placesTaken,
} from './answers'

describe('an answer', () => {
  const startsAt = new Date('2026-12-10T18:00:00Z')

  it('is taken until the event begins', () => {
    const before = new Date(startsAt.getTime() - 1)
    expect(answerClosed({ state: 'planned', startsAt }, before)).toBeUndefined()
    expect(answerClosed({ state: 'planned', startsAt }, startsAt)).toBe('begun')
    expect(answerClosed({ state: 'cancelled', startsAt }, before)).toBe('cancelled')
  })
})

describe('the room of an event', () => {
  const none = { answer: 'none', party: 4 } as const

  it('is full with its last place', () => {
    expect(hasRoom({ capacity: 10, taken: 8 }, none, 2)).toBe(true)
    expect(hasRoom({ capacity: 10, taken: 8 }, none, 3)).toBe(false)
    expect(hasRoom({ capacity: null, taken: 800 }, none, 50)).toBe(true)
  })

  it('is given back first by who answers again, and holds for fewer in an event made smaller', () => {
    const four = { answer: 'yes', party: 4 } as const
    expect(hasRoom({ capacity: 10, taken: 10 }, four, 4)).toBe(true)
    expect(hasRoom({ capacity: 10, taken: 10 }, four, 5)).toBe(false)
    expect(hasRoom({ capacity: 5, taken: 10 }, four, 3)).toBe(true)
    expect(hasRoom({ capacity: 5, taken: 5 }, { answer: 'no', party: 4 }, 1)).toBe(false)
  })

  it('is never given twice, in whatever order people answer and answer again', () => {
    const answers = fc.array(
      fc.record({
        guest: fc.integer({ min: 0, max: 7 }),
        answer: fc.constantFrom('yes', 'no'),
        party: fc.integer({ min: 1, max: 6 }),
      }),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), answers, (capacity, said) => {
        const guests = new Map(Array.from({ length: 8 }, (_, at) => [at, { ...none }] as const))
        const state = new Map<number, { answer: 'none' | 'yes' | 'no'; party: number }>(guests)
        for (const { guest, answer, party } of said) {
          const before = state.get(guest) ?? none
          const taken = placesTaken([...state.values()])
          if (answer === 'no' || hasRoom({ capacity, taken }, before, party)) {
            state.set(guest, { answer: answer === 'no' ? 'no' : 'yes', party })
          }
          expect(placesTaken([...state.values()])).toBeLessThanOrEqual(capacity)
        }
      }),
    )
  })
})

describe('the board', () => {
  it('says where a guest is', () => {
    expect([
      boardPlace('none', null),
      boardPlace('none', 'expected'),
      boardPlace('yes', 'expected'),
      boardPlace('yes', 'inside'),
      boardPlace('yes', 'overstayed'),
      boardPlace('yes', 'left'),
      boardPlace('yes', 'expired'),
      boardPlace('no', 'revoked'),
      boardPlace('no', null),
    ]).toEqual([
      'unanswered',
      'unanswered',
      'expected',
      'here',
      'here',
      'left',
      'absent',
      'declined',
      'declined',
    ])
  })

  it('shows who came without an answer, or after a no, as here', () => {
    expect([boardPlace('none', 'inside'), boardPlace('no', 'inside')]).toEqual(['here', 'here'])
  })

  it('counts people, each in one place', () => {
    const guest = fc.record({
      answer: fc.constantFrom(...GUEST_ANSWERS),
      visit: fc.constantFrom(null, ...VISIT_STATES),
      party: fc.integer({ min: 1, max: 50 }),
    })
    fc.assert(
      fc.property(fc.array(guest, { maxLength: 40 }), (guests) => {
        const counts = boardCounts(guests)
        expect(Object.keys(counts)).toEqual([...BOARD_PLACES])
        expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(
          guests.reduce((sum, { party }) => sum + party, 0),
        )
      }),
    )
  })
})

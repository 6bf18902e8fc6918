import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { ANSWERS, askState, gateProblem, hostProblem, isTaken, STATE_OF_ANSWER } from './ask'
import type { Asked } from './ask'
import { VISIT_MOVES, VISIT_STARTS, VISIT_STATES } from './visit'

const START = Date.parse('2026-11-24T10:00:00Z')
const at = (seconds: number) => new Date(START + seconds * 1000)

const step = fc.record({
  after: fc.integer({ min: 0, max: 40 }),
  by: fc.constantFrom('host', 'gate', 'manager', 'clock'),
  answer: fc.constantFrom(...ANSWERS),
})

describe('somebody whom nobody announced', () => {
  it('begins waiting, and each answer is a move of the visit', () => {
    expect(VISIT_STARTS).toContain('waiting')
    for (const answer of ANSWERS) {
      expect(VISIT_MOVES.waiting).toContain(STATE_OF_ANSWER[answer])
    }
  })

  it('is answered once, by the household at any time, by the gate when it may', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 20 }),
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: 15, max: 120 }),
        (steps, isHeld, mayLetIn, seconds) => {
          let now = 0
          const visit: Asked = { state: 'waiting', askedAt: isHeld ? null : at(0) }
          const answers: [string, string, number][] = []
          for (const { after, by, answer } of steps) {
            now += after
            const state = askState(visit, seconds, at(now))
            if (by === 'manager') {
              if (state === 'held') visit.askedAt = at(now)
              continue
            }
            if (by === 'clock') {
              if (now > 300 && visit.state === 'waiting') visit.state = 'expired'
              continue
            }
            const problem =
              by === 'host' ? hostProblem(state) : gateProblem(state, answer, mayLetIn)
            if (problem !== undefined) continue
            expect(VISIT_MOVES[visit.state]).toContain(STATE_OF_ANSWER[answer])
            visit.state = STATE_OF_ANSWER[answer]
            const asked = visit.askedAt?.getTime() ?? Number.NaN
            answers.push([by, answer, now - (asked - START) / 1000])
          }
          expect(answers.length).toBeLessThanOrEqual(1)
          for (const [by, answer, waited] of answers) {
            // Nobody answers before the household was asked.
            expect(waited).toBeGreaterThanOrEqual(0)
            if (by !== 'gate' || answer !== 'let-in') continue
            expect(mayLetIn).toBe(true)
            expect(waited).toBeGreaterThanOrEqual(seconds)
          }
        },
      ),
    )
  })

  it('is asked for to the second', () => {
    const visit: Asked = { state: 'waiting', askedAt: at(0) }
    expect(askState(visit, 50, at(49.999))).toBe('asking')
    expect(askState(visit, 50, at(50))).toBe('unanswered')
    expect(gateProblem('asking', 'let-in', true)).toBe('visitors.still-asking')
    expect(gateProblem('asking', 'refused', false)).toBeUndefined()
    expect(gateProblem('unanswered', 'let-in', false)).toBe('visitors.gate-undecided')
    expect(gateProblem('unanswered', 'let-in', true)).toBeUndefined()
    expect(gateProblem('held', 'refused', true)).toBe('visitors.held')
    expect(hostProblem('unanswered')).toBeUndefined()
    expect(hostProblem('over')).toBe('visitors.not-waiting')
  })

  it('has no answer to give once the visit is anything else', () => {
    for (const state of VISIT_STATES) {
      const now = askState({ state, askedAt: at(0) }, 50, at(60))
      expect([state, hostProblem(now) === undefined]).toEqual([state, state === 'waiting'])
    }
  })
})

describe('the hours in which they are taken', () => {
  it.each([
    ['', '', '03:00', true],
    ['07:00', '22:00', '06:59', false],
    ['07:00', '22:00', '07:00', true],
    ['07:00', '22:00', '22:00', false],
    ['22:00', '06:00', '23:30', true],
    ['22:00', '06:00', '05:59', true],
    ['22:00', '06:00', '12:00', false],
    ['07:00', '', '23:59', true],
    ['', '22:00', '00:00', true],
  ])('from %s until %s, at %s: %s', (from, until, time, expected) => {
    expect(isTaken(time, { from, until })).toBe(expected)
  })
})

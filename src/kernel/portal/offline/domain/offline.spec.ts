import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { HIDDEN_MS, IDLE_MS, isLockDue } from './idle'
import { MOST_TRIES, pinProblem, waitAfter, waitLeft } from './pin'
import { afterAnswers, inOrder, inParts, withEntry } from './queue'
import type { Answer, Queued } from './queue'

describe('a PIN', () => {
  it('is six digits that are not the first that anybody tries', () => {
    expect(['482915', '112358'].map(pinProblem)).toEqual([undefined, undefined])
    expect(['12345', '1234567', '12345a', ''].map(pinProblem)).toEqual(
      Array.from({ length: 4 }, () => 'length'),
    )
    expect(['111111', '121212', '123456', '567890', '654321'].map(pinProblem)).toEqual(
      Array.from({ length: 5 }, () => 'easy'),
    )
  })

  it('may be mistyped, and not guessed: each wrong one waits longer', () => {
    expect([0, 1, 2].map(waitAfter)).toEqual([0, 0, 0])
    const waits = Array.from({ length: MOST_TRIES - 3 }, (_, more) => waitAfter(more + 3))
    expect(waits.slice(0, 3)).toEqual([15_000, 30_000, 60_000])
    fc.assert(fc.property(fc.nat(40), (failed) => waitAfter(failed + 1) >= waitAfter(failed)))
    fc.assert(fc.property(fc.nat(400), (failed) => waitAfter(failed) <= 600_000))
  })

  it('waits no less where the clock was put back', () => {
    expect(waitLeft(3, 1000, 1000)).toBe(15_000)
    expect(waitLeft(3, 1000, 6000)).toBe(10_000)
    expect(waitLeft(3, 1000, 99_000)).toBe(0)
    expect(waitLeft(3, 1000, 0)).toBe(15_000)
  })
})

describe('the lock', () => {
  it('falls after a time without a touch, and sooner where nobody sees the page', () => {
    const watched = { lastTouchAt: 0, hiddenSince: undefined }
    expect(isLockDue(watched, IDLE_MS - 1)).toBe(false)
    expect(isLockDue(watched, IDLE_MS)).toBe(true)
    expect(isLockDue({ lastTouchAt: 0, hiddenSince: 0 }, HIDDEN_MS - 1)).toBe(false)
    expect(isLockDue({ lastTouchAt: 0, hiddenSince: 0 }, HIDDEN_MS)).toBe(true)
  })
})

type Step =
  { does: 'add'; id: number } | { does: 'send'; answers: ReadonlyMap<number, Answer | 'lost'> }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: fc.constant('add' as const), id: fc.nat(9) }),
  fc.record({
    does: fc.constant('send' as const),
    answers: fc
      .array(
        fc.tuple(
          fc.nat(9),
          fc.constantFrom<Answer | 'lost'>('done', 'already', 'conflict', 'away', 'lost'),
        ),
      )
      .map((pairs) => new Map(pairs)),
  }),
)

describe('the queue', () => {
  it('brings each entry to the server once, whatever answers get lost', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let queue: Queued[] = []
        const added = new Set<string>()
        const stored = new Map<string, number>()
        const send = (said: ReadonlyMap<number, Answer | 'lost'>) => {
          const answers = new Map<string, Answer>()
          for (const { id } of queue) {
            const word = said.get(Number(id)) ?? 'done'
            if (word === 'away') continue
            // The server knows the id: it stores nothing twice.
            if (!stored.has(id)) stored.set(id, (stored.get(id) ?? 0) + 1)
            if (word !== 'lost') answers.set(id, word)
          }
          queue = afterAnswers(queue, answers)
        }
        for (const one of steps) {
          if (one.does === 'send') send(one.answers)
          else if (!stored.has(String(one.id))) {
            added.add(String(one.id))
            queue = withEntry(queue, { id: String(one.id), at: one.id })
          }
        }
        send(new Map())
        expect(queue).toEqual([])
        expect(new Set(stored.keys())).toEqual(added)
        expect([...stored.values()].every((times) => times === 1)).toBe(true)
      }),
    )
  })

  it('goes in the order in which things happened, in parts', () => {
    const entries = [
      { id: 'b', at: 2 },
      { id: 'c', at: 1 },
      { id: 'a', at: 2 },
    ]
    expect(inOrder(entries).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
    expect(inParts([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]])
    expect(inParts([], 2)).toEqual([])
  })
})

import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { canMove, isFinal, sourcesOf } from './transitions'
import type { Transitions } from './transitions'

const STATES = ['a', 'b', 'c'] as const
type State = (typeof STATES)[number]

const machine: Transitions<State> = { a: ['b', 'c'], b: ['c'], c: [] }

describe('transitions', () => {
  it('allows the moves that are listed and no others', () => {
    expect(canMove(machine, 'a', 'b')).toBe(true)
    expect(canMove(machine, 'b', 'a')).toBe(false)
    expect(canMove(machine, 'a', 'a')).toBe(false)
  })

  it('knows where a state can be reached from, and which states are final', () => {
    expect(sourcesOf(machine, STATES, 'c')).toEqual(['a', 'b'])
    expect(sourcesOf(machine, STATES, 'a')).toEqual([])
    expect(isFinal(machine, 'c')).toBe(true)
    expect(isFinal(machine, 'a')).toBe(false)
  })

  it('agrees in both directions for any machine', () => {
    const anyState = fc.constantFrom(...STATES)
    const anyMachine = fc.record({
      a: fc.uniqueArray(anyState),
      b: fc.uniqueArray(anyState),
      c: fc.uniqueArray(anyState),
    })
    fc.assert(
      fc.property(anyMachine, anyState, anyState, (transitions, from, to) => {
        expect(sourcesOf(transitions, STATES, to).includes(from)).toBe(
          canMove(transitions, from, to),
        )
      }),
    )
  })
})

import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { dayFrom } from '@/kernel/domain/zonedDay'
import { dayAfter } from './days'
import { beforeIt, inForceOn, nextAfter, standingOf } from './inForce'

const START = '2026-01-01'

/** Versions of a clause: no two begin on one day, in any order. */
const versions = fc.uniqueArray(fc.nat(400), { minLength: 1, maxLength: 12 }).chain((days) =>
  fc.tuple(
    ...days.map((offset, index) =>
      fc.record({
        id: fc.constant(`v${String(index)}`),
        from: fc.constant(dayAfter(START, offset)),
        repeals: fc.boolean(),
      }),
    ),
  ),
)
const day = fc.integer({ min: -5, max: 410 }).map((offset) => dayAfter(START, offset))

describe('what is in force', () => {
  it('is one version from its day to the day before the next', () => {
    fc.assert(
      fc.property(versions, day, (all, on) => {
        const now = inForceOn(all, on)
        const begun = all.filter(({ from }) => from <= on)
        expect(now === null).toBe(begun.length === 0)
        if (now === null) return
        expect(begun.every(({ from }) => from <= now.from)).toBe(true)
        const next = nextAfter(all, now)
        expect(next === null || next.from > on).toBe(true)
        // It is so on each of its days, and on no other.
        expect(inForceOn(all, now.from)).toBe(now)
        if (next) {
          expect(inForceOn(all, dayAfter(next.from, -1))).toBe(now)
          expect(inForceOn(all, next.from)).toBe(next)
          expect(beforeIt(all, next)).toBe(now)
        }
      }),
    )
  })

  it('says of every version what it is: one at most in force, those before superseded', () => {
    fc.assert(
      fc.property(versions, day, (all, on) => {
        const standings = all.map((one) => [one, standingOf(all, one, on)] as const)
        const now = inForceOn(all, on)
        for (const [one, standing] of standings) {
          if (one.from > on) expect(standing).toBe('coming')
          else if (one === now) expect(standing).toBe(one.repeals ? 'repealed' : 'in-force')
          else expect(standing).toBe('superseded')
        }
        expect(standings.filter(([, s]) => s === 'in-force' || s === 'repealed').length).toBe(
          now ? 1 : 0,
        )
      }),
    )
  })

  it('does not ask in which order versions are read', () => {
    fc.assert(
      fc.property(versions, day, (all, on) => {
        expect(inForceOn(all.toReversed(), on)?.id).toBe(inForceOn(all, on)?.id)
      }),
    )
  })

  it('changes with the day of the community, on the nights when its clocks change too', () => {
    const all = [
      { id: 'old', from: '2020-01-01' },
      { id: 'spring', from: '2026-03-29' },
      { id: 'autumn', from: '2026-10-25' },
    ]
    const at = (instant: string, zone = 'Europe/Paris') =>
      inForceOn(all, dayFrom(new Date(instant), zone, 0))?.id
    // 29 March: Paris is an hour ahead of UTC until 2 o'clock, two from then on.
    expect(at('2026-03-28T22:59:59Z')).toBe('old')
    expect(at('2026-03-28T23:00:00Z')).toBe('spring')
    // 25 October: two hours ahead until 3 o'clock, one from then on.
    expect(at('2026-10-24T21:59:59Z')).toBe('spring')
    expect(at('2026-10-24T22:00:00Z')).toBe('autumn')
    // Where clocks are put forward at midnight the day begins an hour later.
    expect(at('2026-03-29T02:59:59Z', 'America/Sao_Paulo')).toBe('old')
    expect(at('2026-03-29T03:00:00Z', 'America/Sao_Paulo')).toBe('spring')
    expect(at('2026-03-28T10:00:00Z', 'Pacific/Kiritimati')).toBe('spring')
    expect(at('2026-03-29T10:59:59Z', 'Pacific/Pago_Pago')).toBe('old')
  })
})

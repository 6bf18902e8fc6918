import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { EARLY_MINUTES, gateWindow, saidOf, saidStart, spanOf, spanProblem } from './window'

const iso = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => [
  startsAt.toISOString(),
  endsAt.toISOString(),
]

describe('what a host says', () => {
  it('is of the community’s clock', () => {
    const said = { day: '2026-11-24', from: '18:00', until: '21:30' }
    expect(iso(spanOf(said, 'America/Toronto'))).toEqual([
      '2026-11-24T23:00:00.000Z',
      '2026-11-25T02:30:00.000Z',
    ])
    expect(iso(spanOf(said, 'Europe/Paris'))[0]).toBe('2026-11-24T17:00:00.000Z')
  })

  it('ends on the next day where its end is not later, over a leap day too', () => {
    expect(iso(spanOf({ day: '2028-02-28', from: '22:00', until: '02:00' }, 'UTC'))).toEqual([
      '2028-02-28T22:00:00.000Z',
      '2028-02-29T02:00:00.000Z',
    ])
  })

  it('is shorter and longer where the clocks are changed', () => {
    const length = (day: string) => {
      const { startsAt, endsAt } = spanOf({ day, from: '01:30', until: '03:30' }, 'Europe/Paris')
      return (endsAt.getTime() - startsAt.getTime()) / 60_000
    }
    expect([length('2027-03-28'), length('2026-10-25'), length('2026-11-24')]).toEqual([
      60, 180, 120,
    ])
  })

  it('is nothing where the clocks leap over it', () => {
    const none = spanOf({ day: '2027-03-28', from: '02:30', until: '03:30' }, 'Europe/Paris')
    expect(spanProblem(none, new Date('2027-01-01T00:00:00Z'))).toBe('visitors.window-empty')
  })

  it('is over, or too far away', () => {
    const span = spanOf({ day: '2026-11-24', from: '10:00', until: '11:00' }, 'UTC')
    expect(spanProblem(span, new Date('2026-11-24T10:59:59Z'))).toBeUndefined()
    expect(spanProblem(span, new Date('2026-11-24T11:00:00Z'))).toBe('visitors.window-past')
    expect(spanProblem(span, new Date('2025-11-24T09:59:59Z'))).toBe('visitors.window-far')
  })

  it('is said again as it was said', () => {
    const day = fc
      .integer({ min: 0, max: 2000 })
      .map((n) => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString().slice(0, 10))
    const time = fc
      .tuple(fc.integer({ min: 4, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)
    const zone = fc.constantFrom('Europe/Paris', 'America/Toronto', 'UTC', 'Asia/Kolkata')
    fc.assert(
      fc.property(day, time, time, zone, (on, from, until, timeZone) => {
        const said = { day: on, from, until }
        expect(saidOf(spanOf(said, timeZone), timeZone)).toEqual(said)
      }),
    )
  })

  it('opens the gate a little earlier, and closes it in time', () => {
    const span = spanOf({ day: '2026-11-24', from: '10:00', until: '11:00' }, 'UTC')
    const { opensAt, closesAt } = gateWindow(span)
    expect(span.startsAt.getTime() - opensAt.getTime()).toBe(EARLY_MINUTES * 60_000)
    expect(closesAt).toEqual(span.endsAt)
    expect(saidStart(opensAt)).toEqual(span.startsAt)
  })
})

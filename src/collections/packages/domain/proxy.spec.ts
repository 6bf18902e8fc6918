import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { dayFrom } from '@/kernel/domain/zonedDay'
import { endOfDay, firstNameOf, lastDayProblem, lastDays, stateOfProxy } from './proxy'

const anyZone = fc.constantFrom(
  'UTC',
  'Europe/Paris',
  'America/Toronto',
  'Pacific/Kiritimati',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Australia/Lord_Howe',
)
const anyInstant = fc
  .integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2031, 0, 1) })
  .map((milliseconds) => new Date(milliseconds))

describe('the span of a proxy', () => {
  it('ends with its last day on the clocks of the community, whatever they do meanwhile', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, fc.nat(30), (now, zone, days) => {
        const day = dayFrom(now, zone, days)
        const end = endOfDay(day, zone)
        expect(lastDayProblem(day, now, zone)).toBeUndefined()
        expect(end.getTime()).toBeGreaterThan(now.getTime())
        expect(dayFrom(new Date(end.getTime() - 1), zone, 0)).toBe(day)
        expect(dayFrom(end, zone, 0) > day).toBe(true)
      }),
    )
  })

  it('is neither over already nor longer than thirty days', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (now, zone) => {
        const { first, usual, last } = lastDays(now, zone)
        expect([first, usual, last]).toEqual([first, usual, last].toSorted())
        expect(lastDayProblem(dayFrom(now, zone, -1), now, zone)).toBe('packages.proxy-past')
        expect(lastDayProblem(dayFrom(now, zone, 31), now, zone)).toBe('packages.proxy-too-long')
        expect(lastDayProblem(usual, now, zone)).toBeUndefined()
      }),
    )
  })
})

describe('a proxy', () => {
  const now = new Date('2026-11-30T12:00:00Z')
  const later = new Date('2026-12-01T00:00:00Z')
  const open = { isSingle: true, expiresAt: later, usedAt: null, revokedAt: null }

  it.each([
    ['open', open],
    ['used', { ...open, usedAt: now }],
    ['open', { ...open, isSingle: false, usedAt: now }],
    ['over', { ...open, expiresAt: now }],
    ['revoked', { ...open, usedAt: now, revokedAt: now }],
  ] as const)('is %s: %j', (state, proxy) => {
    expect(stateOfProxy(proxy, now)).toBe(state)
  })

  it('is told the first name alone of who sent it', () => {
    expect(firstNameOf(' Priya  Natarajan ')).toBe('Priya')
    expect(firstNameOf('Odile')).toBe('Odile')
  })
})

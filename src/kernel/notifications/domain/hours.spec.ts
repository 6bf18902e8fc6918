import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { wallClock } from '../../domain/zonedDay'
import { endOfQuiet, isQuietAt, isTimeOfDay, nextDigest } from './hours'

const NIGHT = { from: '22:00', to: '07:00' }
const at = (text: string) => new Date(text)
const ends = (now: string, hours: typeof NIGHT, zone: string) =>
  endOfQuiet(at(now), hours, zone).toISOString()

const ZONES = ['UTC', 'Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu']
const zone = fc.constantFrom(...ZONES)
const instant = fc.date({ min: at('2026-01-01'), max: at('2028-01-01'), noInvalidDate: true })
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '59'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`)

describe('quiet hours', () => {
  it('go over midnight, in the person’s zone', () => {
    expect(isQuietAt(at('2026-11-24T21:30:00Z'), NIGHT, 'Europe/Paris')).toBe(true)
    expect(isQuietAt(at('2026-11-24T21:30:00Z'), NIGHT, 'UTC')).toBe(false)
    expect(isQuietAt(at('2026-11-25T05:59:59Z'), NIGHT, 'Europe/Paris')).toBe(true)
    expect(isQuietAt(at('2026-11-25T06:00:00Z'), NIGHT, 'Europe/Paris')).toBe(false)
    expect(isQuietAt(at('2026-11-24T23:00:00Z'), NIGHT, 'America/New_York')).toBe(false)
    expect(ends('2026-11-24T21:30:00Z', NIGHT, 'Europe/Paris')).toBe('2026-11-25T06:00:00.000Z')
    expect(ends('2026-11-25T02:00:00Z', NIGHT, 'Europe/Paris')).toBe('2026-11-25T06:00:00.000Z')
  })

  it('lie within a day, or are none', () => {
    const noon = { from: '12:00', to: '14:00' }
    expect(isQuietAt(at('2026-11-24T12:00:00Z'), noon, 'UTC')).toBe(true)
    expect(isQuietAt(at('2026-11-24T14:00:00Z'), noon, 'UTC')).toBe(false)
    expect(isQuietAt(at('2026-11-24T09:00:00Z'), { from: '09:00', to: '09:00' }, 'UTC')).toBe(false)
  })

  it('end when the clock says so, also in the nights in which it is changed', () => {
    // Forward on 29 March 2026, back on 25 October 2026.
    expect(ends('2026-03-28T22:00:00Z', NIGHT, 'Europe/Paris')).toBe('2026-03-29T05:00:00.000Z')
    expect(ends('2026-10-24T21:00:00Z', NIGHT, 'Europe/Paris')).toBe('2026-10-25T06:00:00.000Z')
    // 02:30 does not exist, or comes twice.
    const odd = { from: '22:00', to: '02:30' }
    expect(ends('2026-03-28T22:00:00Z', odd, 'Europe/Paris')).toBe('2026-03-29T01:30:00.000Z')
    expect(ends('2026-10-24T22:00:00Z', odd, 'Europe/Paris')).toBe('2026-10-25T00:30:00.000Z')
    expect(ends('2026-10-25T01:10:00Z', odd, 'Europe/Paris')).toBe('2026-10-25T01:30:00.000Z')
  })

  it('always end, within a day and an hour, at a moment that is not quiet', () => {
    fc.assert(
      fc.property(instant, time, time, zone, (now, from, to, timeZone) => {
        if (!isQuietAt(now, { from, to }, timeZone)) return
        const end = endOfQuiet(now, { from, to }, timeZone)
        expect(end.getTime()).toBeGreaterThan(now.getTime())
        expect(end.getTime() - now.getTime()).toBeLessThanOrEqual(25 * 3_600_000)
        const isLeapt =
          new Date(wallClock(end.getTime(), timeZone)).toISOString().slice(11, 16) !== to
        expect(isLeapt || !isQuietAt(end, { from, to }, timeZone)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('are given as times of a day', () => {
    for (const good of ['00:00', '23:59', '07:30']) expect(isTimeOfDay(good)).toBe(true)
    for (const bad of ['24:00', '7:30', '07:60', '07:30:00', 730, null]) {
      expect(isTimeOfDay(bad)).toBe(false)
    }
  })
})

describe('a digest', () => {
  const daily = { rhythm: 'daily', hour: 8, weekday: 1 } as const
  const weekly = { rhythm: 'weekly', hour: 18, weekday: 5 } as const

  it('comes at its hour, today or tomorrow', () => {
    const next = (now: string) => nextDigest(at(now), daily, 'Europe/Paris').toISOString()
    expect(next('2026-11-24T06:59:00Z')).toBe('2026-11-24T07:00:00.000Z')
    expect(next('2026-11-24T07:00:00Z')).toBe('2026-11-25T07:00:00.000Z')
  })

  it('of a week comes on its day', () => {
    const next = (now: string) => nextDigest(at(now), weekly, 'UTC').toISOString()
    expect(next('2026-11-24T12:00:00Z')).toBe('2026-11-27T18:00:00.000Z')
    expect(next('2026-11-27T18:00:00Z')).toBe('2026-12-04T18:00:00.000Z')
  })

  it('is always ahead, at its hour, a week away at most', () => {
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom('daily' as const, 'weekly' as const),
        zone,
        (now, hour, weekday, rhythm, timeZone) => {
          const next = nextDigest(now, { rhythm, hour, weekday }, timeZone)
          const days = rhythm === 'daily' ? 1 : 7
          expect(next.getTime()).toBeGreaterThan(now.getTime())
          expect(next.getTime() - now.getTime()).toBeLessThanOrEqual((days * 24 + 1) * 3_600_000)
          const wall = new Date(wallClock(next.getTime(), timeZone))
          // An hour that is leapt over is the one after it.
          expect([hour, hour + 1]).toContain(wall.getUTCHours())
          if (rhythm === 'weekly') expect(wall.getUTCDay() || 7).toBe(weekday)
        },
      ),
      { numRuns: 500 },
    )
  })
})

import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { dayFrom, startOfDay } from '@/kernel/domain/zonedDay'
import { isBackwards, isInForce, saysNothing } from './standing'

const ZONES = [
  'UTC',
  'Europe/Paris',
  'America/Toronto',
  'Pacific/Kiritimati',
  'Asia/Kathmandu',
  'Asia/Beirut',
] as const
const anyZone = fc.constantFrom(...ZONES)
const anyDay = fc
  .integer({ min: 0, max: 2000 })
  .map((days) => new Date(Date.UTC(2025, 0, 1) + days * 86_400_000).toISOString().slice(0, 10))
const dayAt = (instant: number, zone: string) => dayFrom(new Date(instant), zone, 0)

describe('a standing instruction', () => {
  it('holds from the first instant of its first day to the last of its last, in every zone', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(60), anyZone, (from, length, zone) => {
        const first = startOfDay(from, zone)
        const until = dayFrom(new Date(first), zone, length)
        const after = startOfDay(dayFrom(new Date(startOfDay(until, zone)), zone, 1), zone)
        const span = { from, until }
        expect(isInForce(span, dayAt(first - 1, zone))).toBe(false)
        expect(isInForce(span, dayAt(first, zone))).toBe(true)
        expect(isInForce(span, dayAt(after - 1, zone))).toBe(true)
        expect(isInForce(span, dayAt(after, zone))).toBe(false)
      }),
    )
  })

  it('has no end where none is said', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (day, end) => {
        expect(isInForce({ from: null, until: null }, day)).toBe(true)
        expect(isInForce({ from: end, until: null }, day)).toBe(day >= end)
        expect(isInForce({ from: null, until: end }, day)).toBe(day <= end)
        expect(isBackwards({ from: day, until: end })).toBe(end < day)
      }),
    )
    expect(isBackwards({ from: null, until: '2026-01-01' })).toBe(false)
  })

  it('that is empty says nothing', () => {
    expect(saysNothing({ text: '', leaveWith: '', tellAlso: [] })).toBe(true)
    expect(saysNothing({ text: '', leaveWith: '', tellAlso: ['a'] })).toBe(false)
    expect(saysNothing({ text: 'Ring twice', leaveWith: '', tellAlso: [] })).toBe(false)
  })
})

import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { dayFrom } from '@/kernel/domain/zonedDay'
import { absenceProblem, isAway } from './absence'

const today = '2026-12-24'

describe('the days of an absence', () => {
  it('end on the day on which they begin, or later', () => {
    expect(absenceProblem({ from: today, until: today }, today)).toBeUndefined()
    expect(absenceProblem({ from: today, until: '2026-12-23' }, today)).toBe('visitors.away-order')
  })

  it('may have begun, and are not over', () => {
    expect(absenceProblem({ from: '2026-12-01', until: today }, today)).toBeUndefined()
    expect(absenceProblem({ from: '2026-12-01', until: '2026-12-23' }, today)).toBe(
      'visitors.away-past',
    )
  })

  it('end within a year', () => {
    expect(absenceProblem({ from: today, until: '2027-12-24' }, today)).toBeUndefined()
    expect(absenceProblem({ from: today, until: '2027-12-25' }, today)).toBe('visitors.away-far')
  })
})

describe('a home', () => {
  it('is away on the first day and on the last, and on none beside them', () => {
    const days = { from: '2026-12-24', until: '2026-12-26' }
    const on = (day: string) => isAway(days, day)
    expect(['2026-12-23', '2026-12-24', '2026-12-25', '2026-12-26', '2026-12-27'].map(on)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
  })

  it('is away by the calendar of its community', () => {
    const days = { from: '2026-12-25', until: '2026-12-25' }
    const at = new Date('2026-12-24T23:30:00Z')
    expect(isAway(days, dayFrom(at, 'Europe/Paris', 0))).toBe(true)
    expect(isAway(days, dayFrom(at, 'America/New_York', 0))).toBe(false)
  })

  it('is away within days that are right, and never before or after', () => {
    const day = fc
      .integer({ min: -400, max: 400 })
      .map((many) => dayFrom(new Date(today), 'UTC', many))
    fc.assert(
      fc.property(day, day, day, (from, until, on) => {
        const days = { from, until }
        if (isAway(days, on)) expect(from <= until).toBe(true)
        if (absenceProblem(days, on) === 'visitors.away-past') expect(isAway(days, on)).toBe(false)
      }),
    )
  })
})

import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { TEAM_ROLES } from './kinds'
import { answerDue, isOpenAt, isTimeOfDay } from './officeHours'
import type { OfficeHours } from './officeHours'
import { routeOf } from './routing'
import type { TopicRule } from './routing'

const PARIS = 'Europe/Paris'
const WEEK: OfficeHours = { opens: '09:00', closes: '17:00', days: [1, 2, 3, 4, 5] }
// A Wednesday; Paris is one hour ahead.
const OPEN = new Date('2026-11-25T09:00:00Z')
const NIGHT = new Date('2026-11-25T22:00:00Z')
const rule: TopicRule = {
  team: 'bookkeeper',
  person: null,
  hours: WEEK,
  fallback: 'concierge',
  fallsBackOutside: true,
  answerHours: 4,
}
const staff = [
  { user: 'm', roles: ['manager'] },
  { user: 'b', roles: ['bookkeeper'] },
  { user: 'c', roles: ['concierge'] },
]

describe('office hours', () => {
  it('are those of the community’s clocks', () => {
    expect(isOpenAt(WEEK, new Date('2026-11-25T07:59:00Z'), PARIS)).toBe(false)
    expect(isOpenAt(WEEK, new Date('2026-11-25T08:00:00Z'), PARIS)).toBe(true)
    expect(isOpenAt(WEEK, new Date('2026-11-25T16:00:00Z'), PARIS)).toBe(false)
    expect(isOpenAt(WEEK, new Date('2026-11-28T10:00:00Z'), PARIS)).toBe(false)
    expect(isOpenAt(null, NIGHT, PARIS)).toBe(true)
    // In July Paris is two hours ahead.
    expect(isOpenAt(WEEK, new Date('2026-07-01T07:00:00Z'), PARIS)).toBe(true)
  })

  it.each([
    ['within the day', '2026-11-25T09:00:00Z', 4, '2026-11-25T13:00:00.000Z'],
    ['over the night', '2026-11-25T14:00:00Z', 4, '2026-11-26T10:00:00.000Z'],
    ['over the weekend', '2026-11-27T15:00:00Z', 2, '2026-11-30T09:00:00.000Z'],
    ['from the morning, asked at night', '2026-11-25T22:00:00Z', 1, '2026-11-26T09:00:00.000Z'],
  ])('promise an answer %s', (_, from, hours, due) => {
    expect(answerDue(WEEK, new Date(from), hours, PARIS).toISOString()).toBe(due)
  })

  it('promise nothing endless where nobody ever comes', () => {
    const never = { ...WEEK, days: [] }
    expect(answerDue(never, OPEN, 4, PARIS).getTime()).toBeGreaterThan(OPEN.getTime())
    expect(answerDue(null, OPEN, 4, PARIS).toISOString()).toBe('2026-11-25T13:00:00.000Z')
  })

  it('are read strictly', () => {
    expect(['09:00', '23:59'].every(isTimeOfDay)).toBe(true)
    expect(['9:00', '24:00', '', 9, null].some(isTimeOfDay)).toBe(false)
  })
})

describe('a topic', () => {
  it('goes to its team, or to its person while they work here', () => {
    expect(routeOf(rule, staff, OPEN, PARIS)).toMatchObject({
      team: 'bookkeeper',
      assignee: null,
      isOutsideHours: false,
    })
    expect(routeOf({ ...rule, person: 'b' }, staff, OPEN, PARIS).assignee).toBe('b')
    expect(routeOf({ ...rule, person: 'gone' }, staff, OPEN, PARIS).assignee).toBeNull()
  })

  it('goes to the fall-back at night, unless it may wait', () => {
    expect(routeOf({ ...rule, person: 'b' }, staff, NIGHT, PARIS)).toMatchObject({
      team: 'concierge',
      assignee: null,
      isOutsideHours: true,
    })
    const waits = { ...rule, fallsBackOutside: false }
    expect(routeOf(waits, staff, NIGHT, PARIS).team).toBe('bookkeeper')
  })

  it('always reaches somebody who is there', () => {
    const team = fc.constantFrom(...TEAM_ROLES)
    fc.assert(
      fc.property(
        team,
        fc.option(team),
        fc.boolean(),
        fc.array(team, { maxLength: 4 }),
        fc.integer({ min: 0, max: 168 }),
        (to, fallback, fallsBackOutside, others, hour) => {
          const there = [
            { user: 'm', roles: ['manager'] },
            ...others.map((role, index) => ({ user: String(index), roles: [role] })),
          ]
          const at = new Date(OPEN.getTime() + hour * 3_600_000)
          const route = routeOf({ ...rule, team: to, fallback, fallsBackOutside }, there, at, PARIS)
          expect(there.some(({ roles }) => roles.includes(route.team))).toBe(true)
          expect(route.answerDue!.getTime()).toBeGreaterThanOrEqual(at.getTime())
        },
      ),
    )
  })
})

import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { wallClock } from '@/kernel/domain/zonedDay'
import { HOURS_STEP, ladderOf, reminderDue, returnDue, toldReturn } from './reminders'
import type { WaitingItem, WaitingRules } from './reminders'

const RULES: WaitingRules = {
  days: [1, 3, 7],
  perishableHours: 4,
  returnDays: 10,
  timeZone: 'Europe/Paris',
}
const item = (since: string, some: Partial<WaitingItem> = {}): WaitingItem => ({
  kind: 'parcel',
  isPerishable: false,
  since: new Date(since),
  ...some,
})
const dues = (one: WaitingItem, rules = RULES) =>
  ladderOf(one, rules).map(({ day, due, isLast }) => [day, due.toISOString(), isLast])

/** Offsets of hours and of three quarters of one, both hemispheres, leaps of half an hour and at midnight. */
const ZONES = [
  'UTC',
  'Europe/Paris',
  'America/Toronto',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
]
const moment = fc.date({
  min: new Date('2020-01-01T00:00:00Z'),
  max: new Date('2031-01-01T00:00:00Z'),
  noInvalidDate: true,
})
const DAY_MS = 24 * 3_600_000
const minuteIn = (at: Date, timeZone: string) =>
  Math.floor((wallClock(at.getTime(), timeZone) % DAY_MS) / 60_000)
const dayIn = (at: Date, timeZone: string) => Math.floor(wallClock(at.getTime(), timeZone) / DAY_MS)

describe('the ladder', () => {
  it('has its steps at ten on days of the community, the last one named', () => {
    // 23:30 on 2 March in Paris, which is summer time from the 29th on.
    expect(dues(item('2026-03-02T22:30:00Z'))).toEqual([
      [1, '2026-03-03T09:00:00.000Z', false],
      [3, '2026-03-05T09:00:00.000Z', false],
      [7, '2026-03-09T09:00:00.000Z', true],
    ])
    expect(dues(item('2026-03-28T11:00:00Z'))[0]).toEqual([1, '2026-03-29T08:00:00.000Z', false])
  })

  it('is one step of hours for what is perishable, in the morning where that is night', () => {
    const food = { isPerishable: true, kind: 'food' } as const
    expect(dues(item('2026-06-01T08:00:00Z', food))).toEqual([
      [HOURS_STEP, '2026-06-01T12:00:00.000Z', true],
    ])
    expect(dues(item('2026-06-01T16:00:00Z', food))).toEqual([
      [HOURS_STEP, '2026-06-02T06:00:00.000Z', true],
    ])
    expect(dues(item('2026-06-01T23:00:00Z', food))).toEqual([
      [HOURS_STEP, '2026-06-02T06:00:00.000Z', true],
    ])
    expect(dues(item('2026-06-01T08:00:00Z', food), { ...RULES, perishableHours: 0 })).toHaveLength(
      3,
    )
  })

  it('has no step for what waits for its carrier, or where management wants none', () => {
    expect(dues(item('2026-06-01T08:00:00Z', { kind: 'outgoing' }))).toEqual([])
    expect(dues(item('2026-06-01T08:00:00Z'), { ...RULES, days: [] })).toEqual([])
  })

  it('keeps to the hour and the day in every zone, over every change of the clocks', () => {
    fc.assert(
      fc.property(
        moment,
        fc.constantFrom(...ZONES),
        fc.integer({ min: 1, max: 60 }),
        (since, timeZone, day) => {
          const [step] = ladderOf(
            { kind: 'parcel', isPerishable: false, since },
            { ...RULES, timeZone, days: [day] },
          )
          expect(minuteIn(step!.due, timeZone)).toBe(10 * 60)
          expect(dayIn(step!.due, timeZone)).toBe(dayIn(since, timeZone) + day)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('wakes nobody for what is perishable, and lets it wait no longer than a night', () => {
    fc.assert(
      fc.property(
        moment,
        fc.constantFrom(...ZONES),
        fc.integer({ min: 1, max: 72 }),
        (since, timeZone, perishableHours) => {
          const [step] = ladderOf(
            { kind: 'food', isPerishable: true, since },
            { ...RULES, timeZone, perishableHours },
          )
          const minute = minuteIn(step!.due, timeZone)
          expect(minute).toBeGreaterThanOrEqual(8 * 60)
          expect(minute).toBeLessThan(21 * 60)
          const late = step!.due.getTime() - since.getTime() - perishableHours * 3_600_000
          expect(late).toBeGreaterThanOrEqual(0)
          // From 21:00 to 8:00, and an hour more where clocks are put back.
          expect(late).toBeLessThanOrEqual(12 * 3_600_000)
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('the reminder that is due', () => {
  const waiting = item('2026-06-01T08:00:00Z')
  const at = (now: string, told: number | null = null) =>
    reminderDue(waiting, RULES, told, new Date(now))?.day

  it('comes at its hour and not before, once', () => {
    expect(at('2026-06-02T07:59:59Z')).toBeUndefined()
    expect(at('2026-06-02T08:00:00Z')).toBe(1)
    expect(at('2026-06-02T08:00:00Z', 1)).toBeUndefined()
    expect(at('2026-06-04T08:00:00Z', 1)).toBe(3)
  })

  it('is the latest where several were missed, and waits for the morning at night', () => {
    expect(at('2026-06-09T12:00:00Z')).toBe(7)
    expect(at('2026-06-09T12:00:00Z', 7)).toBeUndefined()
    // 18:00 and 02:00 in Paris.
    expect(at('2026-06-02T16:00:00Z')).toBeUndefined()
    expect(at('2026-06-03T00:00:00Z')).toBeUndefined()
    expect(at('2026-06-03T08:00:00Z')).toBe(1)
  })

  it('does not say a step again that is earlier than what was said under other rules', () => {
    const earlier = { ...RULES, days: [2, 4] }
    expect(reminderDue(waiting, earlier, 3, new Date('2026-06-04T09:00:00Z'))).toBeUndefined()
    expect(reminderDue(waiting, earlier, 3, new Date('2026-06-05T09:00:00Z'))?.day).toBe(4)
  })

  it('of a parcel asked about every half hour comes once for each step, at no other hour', () => {
    fc.assert(
      fc.property(moment, fc.constantFrom(...ZONES), (since, timeZone) => {
        const rules = { ...RULES, timeZone }
        const one: WaitingItem = { kind: 'parcel', isPerishable: false, since }
        let told: number | null = null
        const said: number[] = []
        for (let passed = 0; passed <= 9 * DAY_MS; passed += 1_800_000) {
          const now = new Date(since.getTime() + passed)
          const due = reminderDue(one, rules, told, now)
          if (!due) continue
          said.push(due.day)
          told = due.day
          expect(minuteIn(now, timeZone)).toBeGreaterThanOrEqual(600)
          expect(minuteIn(now, timeZone)).toBeLessThan(631)
        }
        expect(said).toEqual([1, 3, 7])
      }),
      { numRuns: 5 },
    )
  })
})

describe('the way back', () => {
  const waiting = item('2026-06-01T08:00:00Z')

  it('is due on its day at ten, never where there is no such rule', () => {
    expect(returnDue(waiting, RULES)?.toISOString()).toBe('2026-06-11T08:00:00.000Z')
    expect(returnDue(waiting, { ...RULES, returnDays: 0 })).toBeNull()
    expect(returnDue(item('2026-06-01T08:00:00Z', { kind: 'outgoing' }), RULES)).toBeNull()
  })

  it('is told by the last reminder and by none before', () => {
    expect(toldReturn(waiting, RULES, 1)).toBeNull()
    expect(toldReturn(waiting, RULES, 3)).toBeNull()
    expect(toldReturn(waiting, RULES, 7)?.toISOString()).toBe('2026-06-11T08:00:00.000Z')
    const food = item('2026-06-01T08:00:00Z', { isPerishable: true })
    expect(toldReturn(food, RULES, HOURS_STEP)?.toISOString()).toBe('2026-06-11T08:00:00.000Z')
    expect(toldReturn(waiting, { ...RULES, days: [] }, 7)).toBeNull()
  })
})

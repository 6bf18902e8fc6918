import { describe, expect, it } from '@jest/globals'
import { startOfDay } from './zonedDay'

describe('the first instant of a day', () => {
  it.each([
    ['2026-11-24', 'UTC', '2026-11-24T00:00:00.000Z'],
    ['2026-11-24', 'Europe/Paris', '2026-11-23T23:00:00.000Z'],
    ['2026-07-14', 'Europe/Paris', '2026-07-13T22:00:00.000Z'],
    ['2026-03-29', 'Europe/Paris', '2026-03-28T23:00:00.000Z'],
    ['2026-10-26', 'Europe/Paris', '2026-10-25T23:00:00.000Z'],
    ['2026-01-24', 'America/Toronto', '2026-01-24T05:00:00.000Z'],
    ['2026-11-24', 'Pacific/Kiritimati', '2026-11-23T10:00:00.000Z'],
    ['2026-11-24', 'Asia/Kathmandu', '2026-11-23T18:15:00.000Z'],
    // Beirut puts its clocks forward at midnight: the day begins at one.
    ['2026-03-29', 'Asia/Beirut', '2026-03-28T22:00:00.000Z'],
  ])('%s in %s', (day, zone, expected) => {
    expect(new Date(startOfDay(day, zone)).toISOString()).toBe(expected)
  })
})

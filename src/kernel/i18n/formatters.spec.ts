import { describe, expect, it } from '@jest/globals'
import { createFormatters } from './formatters'

/** 23:30 on the 19th in Montréal, 05:30 on the 20th in Paris. */
const INSTANT = '2026-11-20T04:30:00Z'
/** ICU writes narrow and wide spaces that differ from version to version. */
const plain = (text: string) => text.replaceAll(/\s/gu, ' ')

const montreal = createFormatters({ locale: 'fr', timeZone: 'America/Toronto' })
const paris = createFormatters({ locale: 'en', timeZone: 'Europe/Paris' })

describe('createFormatters', () => {
  it('tells the time of the community', () => {
    expect(montreal.time(INSTANT)).toBe('23:30')
    expect(plain(paris.time(INSTANT))).toBe('5:30 AM')
    expect(montreal.isoDate(INSTANT)).toBe('2026-11-19')
    expect(paris.isoDate(INSTANT)).toBe('2026-11-20')
  })

  it('writes dates in the language', () => {
    expect(plain(montreal.date(INSTANT))).toBe('19 nov. 2026')
    expect(plain(montreal.longDate(INSTANT))).toBe('jeudi 19 novembre 2026')
    expect(plain(montreal.atStart(montreal.longDate(INSTANT)))).toBe('Jeudi 19 novembre 2026')
    expect(plain(montreal.month(INSTANT))).toBe('Novembre 2026')
    expect(plain(paris.dateTime(INSTANT))).toBe('Nov 20, 2026, 5:30 AM')
  })

  it.each([
    ['2026-11-20T22:00:00Z', 'Today'],
    ['2026-11-19T22:00:00Z', 'Yesterday'],
    ['2026-11-21T22:00:00Z', 'Tomorrow'],
    ['2026-11-17T22:00:00Z', 'Tuesday'],
    ['2026-11-02T22:00:00Z', 'Nov 2, 2026'],
  ])('names the day of %s', (instant, expected) => {
    expect(paris.day(instant, INSTANT)).toBe(expected)
  })

  it('counts days by the calendar of the community', () => {
    const afterMidnightInParis = '2026-11-19T23:10:00Z'
    expect(paris.day(afterMidnightInParis, INSTANT)).toBe('Today')
    expect(montreal.day('2026-11-19T04:50:00Z', INSTANT)).toBe('Hier')
  })

  it('keeps the edge of a row brief', () => {
    expect(plain(paris.brief('2026-11-20T08:05:00Z', INSTANT))).toBe('9:05 AM')
    expect(paris.brief('2026-11-19T08:05:00Z', INSTANT)).toBe('Yesterday')
    expect(paris.brief('2026-11-16T08:05:00Z', INSTANT)).toBe('Monday')
    expect(paris.brief('2026-10-16T08:05:00Z', INSTANT)).toBe('Oct 16, 2026')
  })

  it('counts money in minor units of its currency', () => {
    expect(plain(montreal.money({ minor: 125_050, currency: 'CAD' }))).toMatch(/^1 250,50 \$/)
    expect(paris.money({ minor: 1250, currency: 'EUR' })).toBe('€12.50')
    expect(paris.money({ minor: 1250, currency: 'JPY' })).toBe('¥1,250')
  })

  it('joins numbers and lists by the language', () => {
    expect(paris.number(12_345)).toBe('12,345')
    expect(montreal.list(['Ana', 'Ben', 'Chloé'])).toBe('Ana, Ben et Chloé')
  })

  it('refuses a zone that does not exist', () => {
    expect(() => createFormatters({ locale: 'en', timeZone: 'Mars/Base' })).toThrow(RangeError)
  })
})

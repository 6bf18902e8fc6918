import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { isNoticeDefaults, isNoticeLadders } from './rules'

describe('what a community chose for all', () => {
  it('is on or off by group and channel', () => {
    expect(isNoticeDefaults({})).toBe(true)
    expect(isNoticeDefaults({ packages: { email: false, push: true } })).toBe(true)
    for (const bad of [
      null,
      [],
      'x',
      { packages: true },
      { packages: { pigeon: true } },
      { packages: { email: 1 } },
    ]) {
      expect(isNoticeDefaults(bad)).toBe(false)
    }
  })
})

describe('a ladder of a community', () => {
  const step = (channel: string, afterMinutes: unknown) => ({ channel, afterMinutes })

  it('climbs by channels and may end on paper', () => {
    expect(
      isNoticeLadders({ emergency: [step('push', 5), step('sms', 10), step('print', 60)] }),
    ).toBe(true)
    expect(isNoticeLadders({ 'package.received': [] })).toBe(true)
  })

  it('does not go on after the list, wait for nothing or use ways that are not there', () => {
    for (const bad of [
      [step('print', 5), step('sms', 5)],
      [step('pigeon', 5)],
      [step('sms', 0)],
      [step('sms', 1.5)],
      [step('sms', '5')],
      [step('sms', 7 * 24 * 60 + 1)],
      Array.from({ length: 7 }, () => step('sms', 5)),
      ['sms'],
      'sms',
    ]) {
      expect([bad, isNoticeLadders({ normal: bad })]).toEqual([bad, false])
    }
  })

  it('is read from anything without failing', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(typeof isNoticeLadders(value)).toBe('boolean')
        expect(typeof isNoticeDefaults(value)).toBe('boolean')
      }),
    )
  })
})

import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { countsSince, missingSignature, SHIFT_STATES, whyNotTaken } from './shift'

const NOW = new Date('2026-11-30T22:00:00Z')
const HOUR_MS = 3600 * 1000

describe('a shift', () => {
  it('counts from where the one before it stopped', () => {
    const before = new Date(NOW.getTime() - 8 * HOUR_MS)
    expect(countsSince(before, NOW)).toBe(before)
    expect(countsSince(null, NOW)).toEqual(new Date(NOW.getTime() - 24 * HOUR_MS))
  })

  it('never begins after now, and leaves no gap to the one before', () => {
    const moment = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
    fc.assert(
      fc.property(fc.option(moment), moment, (before, now) => {
        const since = countsSince(before, now)
        expect(since.getTime()).toBeLessThanOrEqual(now.getTime())
        if (before !== null && before <= now) expect(since).toEqual(before)
      }),
    )
  })

  it('is taken over by somebody else, once', () => {
    expect(whyNotTaken({ state: 'open', from: 'a' }, 'b')).toBeUndefined()
    expect(whyNotTaken({ state: 'open', from: 'a' }, 'a')).toBe('own')
    const over = SHIFT_STATES.filter((state) => state !== 'open')
    expect(over.map((state) => whyNotTaken({ state, from: 'a' }, 'b'))).toEqual(['over', 'over'])
  })

  it('is signed on the screen with a file, and on paper without', () => {
    expect(missingSignature({ signature: 'screen' })).toBe('signatureFile')
    expect(missingSignature({ signature: 'screen', signatureFile: 'x' })).toBeUndefined()
    expect(missingSignature({ signature: 'paper' })).toBeUndefined()
  })
})

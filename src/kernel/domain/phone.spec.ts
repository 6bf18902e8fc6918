import { describe, expect, it } from '@jest/globals'
import { formatPhone, normalisePhone } from './phone'

describe('phone numbers', () => {
  it.each([
    ['06 12 34 56 78', 'FR', '+33612345678'],
    ['06.12.34.56.78', 'fr', '+33612345678'],
    ['+33 (0)6 12 34 56 78', 'CA', '+33612345678'],
    ['(514) 555-0199', 'CA', '+15145550199'],
    ['+1 514 555 0199', undefined, '+15145550199'],
    ['0612345678', undefined, null],
    ['0612345678', 'no country', null],
    ['12', 'FR', null],
    ['call me', 'FR', null],
    ['', 'FR', null],
  ])('read %j in %s', (text, country, wanted) => {
    expect(normalisePhone(text, country)).toBe(wanted)
  })

  it('are shown as they are dialled', () => {
    expect(formatPhone('+33612345678', 'FR')).toBe('06 12 34 56 78')
    expect(formatPhone('+33612345678', 'CA')).toBe('+33 6 12 34 56 78')
    expect(formatPhone('+33612345678')).toBe('+33 6 12 34 56 78')
    expect(formatPhone('nothing')).toBe('nothing')
  })
})

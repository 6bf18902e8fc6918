import { describe, expect, it } from '@jest/globals'
import { formatPhone, toE164 } from './phone'

describe('toE164', () => {
  it('reads a number as people of the country write it', () => {
    expect(toE164('06 12 34 56 78', 'FR')).toBe('+33612345678')
    expect(toE164('06.12.34.56.78', 'fr')).toBe('+33612345678')
    expect(toE164('(416) 555-0134', 'CA')).toBe('+14165550134')
  })
  it('believes the code of a country over the country', () => {
    expect(toE164('+44 20 7946 0958', 'FR')).toBe('+442079460958')
    expect(toE164('+33 (0)6 12 34 56 78')).toBe('+33612345678')
  })
  it('knows what is no number', () => {
    for (const text of ['', 'none', '12', '0612', '06 12 34 56 78 90 12 34']) {
      expect(toE164(text, 'FR')).toBeNull()
    }
    expect(toE164('06 12 34 56 78')).toBeNull()
    expect(toE164('06 12 34 56 78', 'Atlantis')).toBeNull()
  })
})

describe('formatPhone', () => {
  it('shows a number as it is dialled', () => {
    expect(formatPhone('+33612345678', 'FR')).toBe('06 12 34 56 78')
    expect(formatPhone('+33612345678', 'CA')).toBe('+33 6 12 34 56 78')
    expect(formatPhone('+33612345678')).toBe('+33 6 12 34 56 78')
    expect(formatPhone('nothing')).toBe('nothing')
  })
})

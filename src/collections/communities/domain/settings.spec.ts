import { describe, expect, it } from '@jest/globals'
import { isColor, isCurrency, isSlug, isTimeZone } from './settings'

describe('settings of a community', () => {
  it('takes slugs that can stand in an address', () => {
    for (const slug of ['harbour-view', 'a1', 'x'.repeat(40)]) expect(isSlug(slug)).toBe(true)
    for (const slug of ['', 'a', '-a', 'a-', 'A1', 'a b', 'é1', 'x'.repeat(41)]) {
      expect(isSlug(slug)).toBe(false)
    }
  })

  it('takes time zones, currencies and colours that exist', () => {
    expect(isTimeZone('America/Montreal')).toBe(true)
    expect(isTimeZone('Mars/Olympus')).toBe(false)
    expect(isCurrency('CAD')).toBe(true)
    expect(isCurrency('cad')).toBe(false)
    expect(isCurrency('XQQ')).toBe(false)
    expect(isColor('#1F5c57')).toBe(true)
    expect(isColor('red')).toBe(false)
  })
})

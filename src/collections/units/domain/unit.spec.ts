import { describe, expect, it } from '@jest/globals'
import { labelOf, normalisePlace } from './unit'

describe('a unit’s place', () => {
  it('is trimmed, so that one unit is not there twice', () => {
    expect(normalisePlace({ building: ' North  tower ', number: ' 12 ' })).toEqual({
      building: 'North tower',
      number: '12',
    })
    expect(normalisePlace({ number: 5 })).toEqual({ building: '', number: '' })
  })

  it('is called by building and number, or the number alone', () => {
    expect(labelOf({ building: 'B', number: '402' })).toBe('B · 402')
    expect(labelOf({ building: '', number: '402' })).toBe('402')
  })
})

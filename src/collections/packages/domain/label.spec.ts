import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { labelKey, phoneDigits, searchWords } from './label'

describe('a name on a label', () => {
  it('is the same however it is written', () => {
    expect(labelKey('  Mme. CHLOÉ  Petit-Roux ')).toBe('mme chloe petit roux')
    expect(labelKey('mme Chloe PETIT roux')).toBe('mme chloe petit roux')
    expect(labelKey('…')).toBe('')
  })

  it('stays as it is once it is in its form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        expect(labelKey(labelKey(text))).toBe(labelKey(text))
      }),
    )
  })
})

describe('a search at the desk', () => {
  it('looks for each word that tells something', () => {
    expect(searchWords(' P. Natarajan ')).toEqual(['Natarajan'])
    expect(searchWords('402')).toEqual(['402'])
    expect(searchWords('4')).toEqual(['4'])
    expect(searchWords('  ')).toEqual([])
    expect(searchWords('a1 b2 c3 d4 e5 f6 g7')).toHaveLength(6)
  })

  it('knows a phone number, with and without the country', () => {
    expect(phoneDigits('+33 6 12 34 56 78')).toBe('33612345678')
    expect(phoneDigits('06 12 34 56 78')).toBe('612345678')
    expect(phoneDigits('402')).toBeUndefined()
    expect(phoneDigits('1204b')).toBeUndefined()
    expect(phoneDigits('North 1204')).toBeUndefined()
  })
})

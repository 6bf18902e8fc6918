import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { codeFromBytes, readUnitCode, spellUnitCode } from './unitCode'

describe('the code of a letter', () => {
  it('is read however it is typed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 32 }), (bytes) => {
        const code = codeFromBytes(bytes)
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/)
        expect(readUnitCode(code)).toBe(code)
        const typed = spellUnitCode(code).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
        expect(readUnitCode(` ${typed.replaceAll(' ', '-')} `)).toBe(code)
      }),
    )
  })

  it('is in groups that an eye can hold', () => {
    expect(spellUnitCode('K7Q49XMT2BWD')).toBe('K7Q4 9XMT 2BWD')
  })

  it.each(['', 'K7Q4 9XMT 2BW', 'K7Q4 9XMT 2BWDD', 'K7Q4 9XMT 2BWU', '../../etc'])(
    'is not %j',
    (text) => {
      expect(readUnitCode(text)).toBeNull()
    },
  )
})

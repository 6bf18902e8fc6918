import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { splitSms } from './smsText'

const measured = (text: string) => {
  const { encoding, parts } = splitSms(text)
  return [encoding, parts.length]
}

describe('splitSms', () => {
  it.each([
    ['', 'gsm7', 1],
    ['Your code is 123456', 'gsm7', 1],
    ['a'.repeat(160), 'gsm7', 1],
    ['a'.repeat(161), 'gsm7', 2],
    ['a'.repeat(306), 'gsm7', 2],
    ['a'.repeat(307), 'gsm7', 3],
    ['é'.repeat(160), 'gsm7', 1],
    ['€'.repeat(80), 'gsm7', 1],
    ['€'.repeat(81), 'gsm7', 2],
    ['ê'.repeat(70), 'ucs2', 1],
    ['ê'.repeat(71), 'ucs2', 2],
    ['🏠'.repeat(35), 'ucs2', 1],
    ['🏠'.repeat(36), 'ucs2', 2],
  ])('counts %#', (text, encoding, count) => {
    expect(measured(text)).toEqual([encoding, count])
  })

  it('escapes what lies in the second table', () => {
    expect([...splitSms('[€]').parts[0]!]).toEqual([0x1b, 0x3c, 0x1b, 0x65, 0x1b, 0x3e])
    expect([...splitSms('@a').parts[0]!]).toEqual([0, 0x61])
  })

  it('never tears an escape or a pair apart, and loses nothing', () => {
    const letter = fc.constantFrom('a', 'é', '€', '[', 'ê', '🏠', '\n')
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 400 }), (letters) => {
        const text = letters.join('')
        const { encoding, parts } = splitSms(text)
        if (encoding === 'ucs2') {
          const joined = parts
            .map((part) => Buffer.from(part).swap16().toString('utf16le'))
            .map((part) => (expect(part).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/), part))
          expect(joined.join('')).toBe(text)
          return
        }
        for (const part of parts) expect(part.at(-1)).not.toBe(0x1b)
        const escaped = letters.filter((one) => one === '€' || one === '[').length
        expect(parts.reduce((sum, part) => sum + part.length, 0)).toBe(letters.length + escaped)
      }),
    )
  })
})

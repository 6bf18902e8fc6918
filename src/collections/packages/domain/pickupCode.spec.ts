import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  codeFrom,
  labelPath,
  readCode,
  readLabel,
  readScan,
  scanPath,
  spellCode,
} from './pickupCode'

const anyCode = fc.uint8Array({ minLength: 8, maxLength: 8 }).map((bytes) => codeFrom(bytes))

describe('pickup codes', () => {
  it('are read back however they are typed', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(readCode(code)).toBe(code)
        expect(readCode(spellCode(code).toLowerCase())).toBe(code)
        expect(readCode(` ${code.slice(0, 3)} ${code.slice(3)} `)).toBe(code)
      }),
    )
  })

  it('forgive the letters that look like digits', () => {
    expect(readCode('OIl0-1111')).toBe('01101111')
  })

  it('refuse anything else', () => {
    for (const text of ['', 'ABC', '7K3MQ9TXX', 'ÜÜÜÜÜÜÜÜ', '7K3M Q9T!', '<script>']) {
      expect(readCode(text)).toBeUndefined()
    }
    expect(() => codeFrom(new Uint8Array(4))).toThrow(RangeError)
  })

  it('use all 32 signs evenly', () => {
    const seen = new Set(
      Array.from({ length: 32 }, (_, n) => codeFrom(new Uint8Array(8).fill(n)).charAt(0)),
    )
    expect(seen.size).toBe(32)
  })
})

describe('readScan', () => {
  it('reads the address of a QR code from any origin', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const address = `https://example.org${scanPath('harbour-view', code)}`
        expect(readScan(address)).toEqual({ code, method: 'qr', communitySlug: 'harbour-view' })
      }),
    )
  })

  it('reads a typed code, and nothing from what is neither', () => {
    expect(readScan('7k3m-q9tx')).toEqual({ code: '7K3MQ9TX', method: 'code', communitySlug: null })
    expect(readScan('https://example.org/other')).toBeUndefined()
    expect(readScan('/c/a/desk/packages/code/xyz')).toBeUndefined()
  })
})

describe('the label on a parcel', () => {
  const id = '0193a6f2-7b1c-7c3a-9f2e-3d4b5a697887'

  it('opens the parcel and is no pickup code', () => {
    const address = `https://home.example${labelPath('harbour-view', id)}`
    expect(readLabel(address)).toEqual({ id, communitySlug: 'harbour-view' })
    expect(readScan(address)).toBeUndefined()
  })

  it('is not read from a pickup code, or from what is longer', () => {
    expect(readLabel(scanPath('harbour-view', 'ABCDEFGH'))).toBeUndefined()
    expect(readLabel(`${labelPath('harbour-view', id)}/x`)).toBeUndefined()
    expect(readLabel('402')).toBeUndefined()
  })
})

import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { readLabel, readScan } from './pickupCode'
import {
  CODES,
  digitsOf,
  readResidentScan,
  residentScanPath,
  spellDigits,
  TOKEN_LENGTH,
  tokenFrom,
} from './residentCode'

const anyCode = fc.integer({ min: 0, max: CODES - 1 }).map((number) => digitsOf(number))
const anyToken = fc
  .uint8Array({ minLength: TOKEN_LENGTH, maxLength: TOKEN_LENGTH })
  .map((random) => tokenFrom(random))

describe('the code of a resident', () => {
  it('is read back however its digits are typed', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const read = { code, method: 'code', communitySlug: null }
        expect(code).toMatch(/^\d{6}$/)
        expect(readResidentScan(code)).toEqual(read)
        expect(readResidentScan(` ${spellDigits(code)} `)).toEqual(read)
        expect(readResidentScan(`${code.slice(0, 3)}-${code.slice(3)}`)).toEqual(read)
      }),
    )
    expect(spellDigits('048151')).toBe('048 151')
    expect(() => digitsOf(CODES)).toThrow(RangeError)
    expect(() => digitsOf(-1)).toThrow(RangeError)
  })

  it('is read from the address of its QR code, which is no code of a parcel', () => {
    fc.assert(
      fc.property(anyToken, (code) => {
        const address = `https://home.example${residentScanPath('harbour-view', code)}`
        expect(readResidentScan(address)).toEqual({
          code,
          method: 'qr',
          communitySlug: 'harbour-view',
        })
        expect(readScan(address)).toBeUndefined()
        expect(readLabel(address)).toBeUndefined()
        expect(readResidentScan(code)).toEqual({ code, method: 'qr', communitySlug: null })
      }),
    )
  })

  it('is not read from anything else', () => {
    for (const text of [
      '',
      '402',
      '12345',
      '1234567',
      '7K3M-Q9TX',
      'Natarajan',
      '/desk/pickup/1',
    ]) {
      expect(readResidentScan(text)).toBeUndefined()
    }
  })
})

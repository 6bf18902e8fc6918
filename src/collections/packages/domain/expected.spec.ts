import { describe, expect, it } from '@jest/globals'
import { missingOfExpected, wholeNumber } from './expected'

describe('a tracking number as it is compared', () => {
  it.each([
    ['jd 0146-0000 1122', 'JD014600001122'],
    ['1Z999AA10123456784', '1Z999AA10123456784'],
    ['12345678', '12345678'],
  ])('of %s is %s', (typed, expected) => {
    expect(wholeNumber(typed)).toBe(expected)
  })

  it.each(['', '1234567', 'ABCDEFGH', 'ABCDEF123', '%%%%%%%%12345', "12345678' or 1=1"])(
    'is none of %j',
    (typed) => {
      expect(wholeNumber(typed)).toBeUndefined()
    },
  )
})

describe('what a desk needs to look for a parcel', () => {
  it('is a carrier or a number', () => {
    expect(missingOfExpected({})).toBe('trackingNumber')
    expect(missingOfExpected({ carrier: 'dhl' })).toBeUndefined()
    expect(missingOfExpected({ trackingNumber: '1' })).toBeUndefined()
  })

  it('is the name of a carrier that has none of its own', () => {
    expect(missingOfExpected({ carrier: 'other' })).toBe('carrierName')
    expect(missingOfExpected({ carrier: 'other', carrierName: 'Vélo' })).toBeUndefined()
  })
})

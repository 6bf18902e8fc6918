import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Carrier } from './parcel'
import { guessCarrier, numberOnLabel, plainNumber } from './trackingNumber'

/**
 * Numbers that carriers and postal services publish as examples, from the test data of
 * https://github.com/jkeen/tracking_number_data, and the Colissimo one from colissimo.fr.
 */
const PUBLISHED: Partial<Record<Carrier, readonly string[]>> = {
  ups: [
    '1Z5R89390357567127',
    '1Z879E930346834440',
    '1Z410E7W0392751591',
    '1 Z 8 V 9 2 A 7 0 3 6 7 2 0 3 0 2 4',
    '1ZXX3150YW44070023',
  ],
  fedex: [
    '986578788855',
    '799531274483',
    '790535312317',
    '974367662710',
    '0414 4176 0228 964',
    '5682 8361 0012 000',
    '9611020987654312345672',
  ],
  dhl: ['3318810025', '8487135506', '1099255990', '3821724944', 'JJD0099999999', 'JVGL0999999990'],
  usps: [
    '0307 1790 0005 2348 3741',
    '7112 3456 7891 2345 6787',
    '7196 9010 7560 0307 7385',
    '9400 1112 0108 0805 4830 16',
    '420787459400111206206406260787',
    '4201002334249200190132607600833457',
    '420 22153 9101026837331000039521',
    '92748931507708513018050063',
    'RB123456785US',
  ],
  purolator: ['320595463938', '320606146993', '331426749957', 'KYV009956937'],
  'canada-post': ['0073938000549297', '7035114477138472', '4002847016405018'],
  amazon: ['TBA000000000000', 'TBC 000000000000', 'TBM502887274000'],
  dpd: ['09 9800 0002 0033 F', '0998 0000 0200 34D'],
  'royal-mail': ['RB123456785GB', 'rb 123 456 785 gb'],
  colissimo: ['8D00432154798', 'CB123456785FR'],
  chronopost: ['XN081879383FR', 'XW261547816TS'],
  'la-poste': ['RB123456785FR'],
  post: ['RB123456785CV'],
}

const MISTYPED = [
  '1Z1111111111111111',
  '996578788855',
  '5682 8361 0012 732',
  '3318810011',
  '0307 1790 0005 2348 3742',
  '9434611206206407667131',
  '5002847016405018',
  'RB123456786US',
  '09980000020033D',
]

describe('the carrier behind a tracking number', () => {
  it.each(Object.entries(PUBLISHED))('is %s', (carrier, numbers) => {
    for (const number of numbers) expect([number, guessCarrier(number)]).toEqual([number, carrier])
  })

  it('is not guessed where the check digit is wrong', () => {
    for (const number of MISTYPED)
      expect([number, guessCarrier(number)]).toEqual([number, undefined])
  })

  it('is not guessed where two carriers could have given the number out', () => {
    // Purolator's own example; FedEx' check digit fits too.
    expect(guessCarrier('287809468872')).toBeUndefined()
  })

  it('is not guessed from what is none', () => {
    for (const text of ['', 'JD0001', '402', 'Amelia Chen', '12345', '<script>']) {
      expect(guessCarrier(text)).toBeUndefined()
    }
  })

  it('does not depend on case, spaces and hyphens, and any text has an answer', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        expect(guessCarrier(` ${text.toLowerCase()} - `)).toBe(guessCarrier(text.toLowerCase()))
        expect(plainNumber(plainNumber(text))).toBe(plainNumber(text))
      }),
    )
  })

  it('notices every single mistyped digit of a UPS, a UPU and a Canada Post number', () => {
    for (const number of ['1Z5R89390357567127', 'XN081879383FR', '7035114477138472']) {
      const digits = Array.from(number).flatMap((sign, at) =>
        at > 1 && /\d/.test(sign) ? [at] : [],
      )
      for (const at of digits) {
        const other = String((Number(number[at]) + 1) % 10)
        const wrong = number.slice(0, at) + other + number.slice(at + 1)
        expect([wrong, guessCarrier(wrong)]).toEqual([wrong, undefined])
      }
    }
  })
})

describe('the number on a label with several barcodes', () => {
  it('is the one of a form that a carrier has', () => {
    expect(numberOnLabel(['42010001', 'ROUTE-0017-X9', '1Z5R89390357567127'])).toBe(
      '1Z5R89390357567127',
    )
  })

  it('is read without the signs that separate its parts', () => {
    const printed = '\u001D420221539101026837331000039521'
    expect(numberOnLabel([printed])).toBe('420221539101026837331000039521')
    expect(guessCarrier(numberOnLabel([printed]) ?? '')).toBe('usps')
  })

  it('is else the first that is no mere sorting code', () => {
    expect(numberOnLabel(['A17', 'KEIN-ZEICHEN-01', 'ANOTHER-0001'])).toBe('KEINZEICHEN01')
    expect(numberOnLabel(['A17', ''])).toBeNull()
    expect(numberOnLabel([])).toBeNull()
  })
})

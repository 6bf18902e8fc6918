import {
  endsLuhn,
  endsMod10,
  endsMod10FromRight,
  endsMod11,
  endsMod37,
  endsMod7,
  endsS10,
  endsUps,
} from './checkDigit'
import type { Carrier } from './parcel'

interface Format {
  carrier: Carrier
  /** The whole number, in capitals and without spaces. */
  form: RegExp
  /** Whether its check digit is right; a form without one is believed only where no other fits. */
  isRight?: (code: string) => boolean
}

const isGs1 = (code: string): boolean => endsMod10FromRight(code, [3, 1])

/** What a US routing code may put before the number: 420 and the ZIP code. */
const withoutZip = (code: string): string =>
  code.replace(/^420(?:\d{5}|\d{9})(?=9[1-5](?:\d{20}|\d{24})$)/, '')

/**
 * Each carrier's numbers by their form. Where nothing else is said, forms and check digits are those of
 * https://github.com/jkeen/tracking_number_data (couriers/*.json), which names the carriers' manuals.
 *
 * - UPS 1Z: https://www.ups.com/us/en/support/tracking-support/where-to-find-your-tracking-number
 * - FedEx Express (12), Ground (15), Ground 96 (22)
 * - DHL Express waybill (10) and piece (JJD, JVGL …): https://www.dhl.com/en/express/tracking.html
 * - USPS IMpb and its forerunners (20, 22, with or without ZIP code):
 *   https://postalpro.usps.com/shipping/impb/IMpbImplementationGuide
 * - Purolator (12, or three letters and 9 digits); Canada Post PIN (16); Amazon TBA; DPD (14 and a sign)
 * - Colissimo: 13 signs, a digit, a digit or letter and 11 digits, such as 8D00432154798:
 *   http://www.colissimo.fr/particuliers/Track_a_parcel/FAQ_tracking.jsp
 */
const FORMATS: readonly Format[] = [
  { carrier: 'ups', form: /^1Z[0-9A-Z]{15}\d$/, isRight: endsUps },
  { carrier: 'fedex', form: /^\d{12}$/, isRight: endsMod11 },
  { carrier: 'fedex', form: /^\d{15}$/, isRight: isGs1 },
  { carrier: 'fedex', form: /^96\d{20}$/, isRight: (code) => isGs1(code.slice(7)) },
  { carrier: 'dhl', form: /^\d{10}$/, isRight: endsMod7 },
  { carrier: 'dhl', form: /^J[A-Z]{2,3}\d{9,18}$/ },
  { carrier: 'dhl', form: /^JD\d{16,18}$/ },
  { carrier: 'usps', form: /^9[1-5](?:\d{20}|\d{24})$/, isRight: isGs1 },
  // The older of them are summed with the 91 that the barcode has and the label leaves out.
  { carrier: 'usps', form: /^[07]\d{19}$/, isRight: (code) => isGs1(code) || isGs1(`91${code}`) },
  { carrier: 'purolator', form: /^[0-5]\d{11}$/, isRight: endsLuhn },
  { carrier: 'purolator', form: /^[A-Z]{3}\d{9}$/ },
  { carrier: 'canada-post', form: /^\d{16}$/, isRight: (code) => endsMod10(code, [3, 1]) },
  { carrier: 'amazon', form: /^TB[ACM]\d{12}$/ },
  { carrier: 'dpd', form: /^\d{14}[0-9A-Z]$/, isRight: endsMod37 },
  { carrier: 'colissimo', form: /^\d[A-Z]\d{11}$/ },
]

/** UPU S10: two letters for the service, eight digits and a check digit, the country of origin. */
const S10 = /^([A-Z])[A-Z](\d{9})([A-Z]{2})$/

/** Postal services that the desk knows by name, by the country that gave the number out. */
const POSTS: Readonly<Record<string, Carrier>> = {
  CA: 'canada-post',
  FR: 'la-poste',
  GB: 'royal-mail',
  US: 'usps',
}

/**
 * The postal service behind a number of the standard S10 of the Universal Postal Union:
 * https://www.upu.int/UPU/media/upu/files/postalSolutions/programmesAndServices/standards/S10-12.pdf
 */
const postOf = (code: string): Carrier | undefined => {
  const [, service, digits = '', country = ''] = S10.exec(code) ?? []
  if (service === undefined || !endsS10(digits)) return undefined
  // Chronopost has the express services of France's post, and in place of a country letters of its own.
  if (country === 'TS') return 'chronopost'
  if (country !== 'FR') return POSTS[country] ?? 'post'
  if (service === 'E' || service === 'X') return 'chronopost'
  return service === 'C' ? 'colissimo' : 'la-poste'
}

/** As carriers store it: capitals, without the spaces and hyphens that labels print. */
export const plainNumber = (typed: string): string => typed.toUpperCase().replaceAll(/[\s-]/g, '')

const only = (carriers: readonly Carrier[]): Carrier | undefined => {
  const different = [...new Set(carriers)]
  return different.length === 1 ? different[0] : undefined
}

/**
 * The carrier that a tracking number's form tells; undefined where none fits, or several do: a wrong
 * guess costs more than a choice.
 */
export const guessCarrier = (typed: string): Carrier | undefined => {
  const code = withoutZip(plainNumber(typed))
  const post = postOf(code)
  if (post !== undefined) return post
  const fitting = FORMATS.filter(({ form }) => form.test(code))
  const proved = fitting.filter(({ isRight }) => isRight?.(code) === true)
  const loose = fitting.filter(({ isRight }) => isRight === undefined)
  return only((proved.length > 0 ? proved : loose).map(({ carrier }) => carrier))
}

/** The shortest that a carrier gives out; what is shorter sorts parcels in a depot. */
const SHORTEST_ON_LABEL = 8

/**
 * The tracking number among the barcodes of one label, where there are several: the one whose form a
 * carrier has. Without one, the first that is long enough; null where none is.
 */
export const numberOnLabel = (texts: readonly string[]): string | null => {
  // GS1 puts signs between the parts that no keyboard has, and no carrier in a number.
  const numbers = texts.map((text) => text.toUpperCase().replaceAll(/[^0-9A-Z]/g, ''))
  const known = numbers.find((number) => guessCarrier(number) !== undefined)
  return known ?? numbers.find(({ length }) => length >= SHORTEST_ON_LABEL) ?? null
}

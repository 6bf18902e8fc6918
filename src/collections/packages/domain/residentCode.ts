import { SIGNS, signsFrom, tidySigns } from './pickupCode'

/** What a resident says at the desk; it opens all that waits for their unit, for one hand-over. */
const DIGITS = 6
export const CODES = 10 ** DIGITS

/** Behind the QR code: 80 bits, for nobody has to type it. */
export const TOKEN_LENGTH = 16

export const digitsOf = (number: number): string => {
  if (!Number.isInteger(number) || number < 0 || number >= CODES) {
    throw new RangeError('a code of a resident has six digits')
  }
  return String(number).padStart(DIGITS, '0')
}

export const tokenFrom = (random: Uint8Array): string => signsFrom(random, TOKEN_LENGTH)

/** As people read it out: `048 151`. */
export const spellDigits = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`

/** What the QR code says: an address that opens the counter for the unit. */
export const residentScanPath = (communitySlug: string, token: string): string =>
  `/c/${communitySlug}/desk/pickup/${token}`

export interface ResidentScan {
  code: string
  method: 'qr' | 'code'
  /** The community that the QR code names; digits alone name none. */
  communitySlug: string | null
}

const readToken = (text: string): string | undefined => {
  const token = tidySigns(text)
  return token.length === TOKEN_LENGTH && Array.from(token).every((sign) => SIGNS.includes(sign))
    ? token
    : undefined
}

/** Reads a scanned address, or six typed digits; undefined where it is something else. */
export const readResidentScan = (input: string): ResidentScan | undefined => {
  const text = input.trim()
  const match = /\/c\/([a-z0-9-]+)\/desk\/pickup\/([0-9A-Za-z]+)$/.exec(text)
  if (match) {
    const code = readToken(match[2] ?? '')
    return code === undefined ? undefined : { code, method: 'qr', communitySlug: match[1] ?? null }
  }
  const digits = text.replaceAll(/[\s-]/g, '')
  if (/^\d{6}$/.test(digits)) return { code: digits, method: 'code', communitySlug: null }
  const code = readToken(text)
  return code === undefined ? undefined : { code, method: 'qr', communitySlug: null }
}

/**
 * Crockford's Base 32: no letter that reads like a digit. https://www.crockford.com/base32.html
 */
export const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export const CODE_LENGTH = 8

/** As many signs as asked for, one from each random byte. */
export const signsFrom = (random: Uint8Array, length: number): string => {
  if (random.length < length) throw new RangeError(`a code needs ${String(length)} random bytes`)
  return [...random.subarray(0, length)].map((byte) => SIGNS.charAt(byte % 32)).join('')
}

/** Case, spaces, hyphens and the usual mix-ups do not matter. */
export const tidySigns = (typed: string): string =>
  typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')

/** A code of 40 bits from 8 random bytes: a guess in a community with 1,000 parcels is 1 in 10^9. */
export const codeFrom = (random: Uint8Array): string => signsFrom(random, CODE_LENGTH)

/** As people read it out: `7K3M-Q9TX`. */
export const spellCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

/** Reads a typed code. */
export const readCode = (typed: string): string | undefined => {
  const code = tidySigns(typed)
  return code.length === CODE_LENGTH && Array.from(code).every((sign) => SIGNS.includes(sign))
    ? code
    : undefined
}

const PATH = '/desk/packages/code/'

/** What the QR code says: an address that opens the parcel at the desk. */
export const scanPath = (communitySlug: string, code: string): string =>
  `/c/${communitySlug}${PATH}${code}`

export interface Scan {
  code: string
  method: 'qr' | 'code'
  /** The community that the QR code names; a code alone names none. */
  communitySlug: string | null
}

/** Reads what came in at the desk: a scanned address or a typed code. */
export const readScan = (input: string): Scan | undefined => {
  const text = input.trim()
  const match = /\/c\/([a-z0-9-]+)\/desk\/packages\/code\/([0-9A-Za-z]+)/.exec(text)
  if (match) {
    const code = readCode(match[2] ?? '')
    return code === undefined ? undefined : { code, method: 'qr', communitySlug: match[1] ?? null }
  }
  const code = readCode(text)
  return code === undefined ? undefined : { code, method: 'code', communitySlug: null }
}

/** What the QR code on the parcel itself says: an address that opens its record at the desk. */
export const labelPath = (communitySlug: string, id: string): string =>
  `/c/${communitySlug}/desk/packages/${id}`

const LABEL =
  /\/c\/([a-z0-9-]+)\/desk\/packages\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:$|[?#])/

/** Reads the QR code of a label; undefined where it is something else. */
export const readLabel = (input: string): { id: string; communitySlug: string } | undefined => {
  const [, communitySlug, id] = LABEL.exec(input.trim()) ?? []
  return communitySlug === undefined || id === undefined ? undefined : { id, communitySlug }
}

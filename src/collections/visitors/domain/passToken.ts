/** What a pass says to a device without a network: whose it is, when it holds, how often. */
export interface PassClaims {
  /** Which key of the community has signed it. */
  kid: number
  community: string
  pass: string
  opensAt: Date
  /** Null: it has no end. */
  closesAt: Date | null
  /** Good for one entry in its window. */
  isSingle: boolean
}

const VERSION = 1
const FLAG_SINGLE = 1
/** Version, key, flags, two ids, two instants in seconds. */
const CLAIM_BYTES = 3 + 16 + 16 + 4 + 4
const SIGNATURE_BYTES = 64
const NO_END = 0xff_ff_ff_ff

const idBytes = (id: string): number[] =>
  (id.replaceAll('-', '').match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))

const idFrom = (bytes: Uint8Array): string => {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [8, 12, 16, 20, 32]
    .map((end, index, ends) => hex.slice(ends[index - 1] ?? 0, end))
    .join('-')
}

/** Seconds since 1970. A pass that ends within a second ends with its beginning: never later than it should. */
const secondsOf = (at: Date): number => Math.floor(at.getTime() / 1000)

/** The bytes that are signed. */
export const claimsToBytes = (claims: PassClaims): Uint8Array => {
  const bytes = new Uint8Array(CLAIM_BYTES)
  const view = new DataView(bytes.buffer)
  bytes.set([VERSION, claims.kid, claims.isSingle ? FLAG_SINGLE : 0])
  bytes.set(idBytes(claims.community), 3)
  bytes.set(idBytes(claims.pass), 19)
  view.setUint32(35, secondsOf(claims.opensAt))
  view.setUint32(39, claims.closesAt === null ? NO_END : secondsOf(claims.closesAt))
  return bytes
}

const claimsFrom = (bytes: Uint8Array): PassClaims => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const closes = view.getUint32(39)
  return {
    kid: view.getUint8(1),
    community: idFrom(bytes.subarray(3, 19)),
    pass: idFrom(bytes.subarray(19, 35)),
    opensAt: new Date(view.getUint32(35) * 1000),
    closesAt: closes === NO_END ? null : new Date(closes * 1000),
    isSingle: (view.getUint8(2) & FLAG_SINGLE) !== 0,
  }
}

interface SignedPass {
  claims: PassClaims
  signed: Uint8Array
  signature: Uint8Array
}

/** A pass and its signature as one; nothing that is none. Whether the signature is right is another question. */
export const readPassBytes = (bytes: Uint8Array): SignedPass | undefined => {
  if (bytes.byteLength !== CLAIM_BYTES + SIGNATURE_BYTES || bytes[0] !== VERSION) return undefined
  const signed = bytes.subarray(0, CLAIM_BYTES)
  return { claims: claimsFrom(signed), signed, signature: bytes.subarray(CLAIM_BYTES) }
}

/** 107 bytes in base64url. */
const TOKEN = /^[\w-]{143}$/

export const isPassToken = (text: string): boolean => TOKEN.test(text)

/** What stands behind the QR code, and in the link that a host shares. */
export const passPath = (token: string): string => `/visit/${token}`

type TypedPass = { by: 'token'; token: string } | { by: 'code'; code: string }

/** Reads a scanned address, or six typed digits; undefined where it is something else. */
export const readTypedPass = (input: string): TypedPass | undefined => {
  const text = input.trim()
  const token = text.split('/').at(-1) ?? ''
  if (isPassToken(token)) return { by: 'token', token }
  const digits = text.replaceAll(/[\s-]/g, '')
  return /^\d{6}$/.test(digits) ? { by: 'code', code: digits } : undefined
}

/** As people read it out: `048 151`. */
export const spellCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`

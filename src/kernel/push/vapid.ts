import { createECDH } from 'node:crypto'

/** Who we are to push services (RFC 8292): an elliptic key, and whom they may write to. */
export interface Vapid {
  /** The uncompressed point, base64url; a browser asks for it when it subscribes. */
  publicKey: string
  /** 32 bytes, base64url. */
  privateKey: string
  /** `mailto:` or `https:`. */
  subject: string
}

const CURVE = 'prime256v1'

const bytesOf = (text: string): Buffer =>
  Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64url')

/** The key pair of a private key: 32 bytes in hex, as for the other secrets, or in base64url. */
export const keyPairOf = (text: string): Pick<Vapid, 'publicKey' | 'privateKey'> | null => {
  const bytes = bytesOf(text)
  if (bytes.length !== 32) return null
  const pair = createECDH(CURVE)
  try {
    pair.setPrivateKey(bytes)
  } catch {
    // Zero, or beyond the order of the curve.
    return null
  }
  return {
    publicKey: pair.getPublicKey('base64url', 'uncompressed'),
    privateKey: bytes.toString('base64url'),
  }
}

/** Whether a browser's public key is a point of the curve: with any other nothing can be sealed for it. */
export const isPointOfCurve = (text: string): boolean => {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length !== 65 || bytes[0] !== 4) return false
  const own = createECDH(CURVE)
  own.generateKeys()
  try {
    return own.computeSecret(bytes).length === 32
  } catch {
    return false
  }
}

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Keys that wrap the keys of files, by id; new files are wrapped by the first that was named. */
export interface KeyRing {
  current: string
  keys: ReadonlyMap<string, Buffer>
}

/** A file's own key as it is stored: by which key of the ring, and wrapped. */
export interface WrappedKey {
  kid: string
  wrapped: Buffer
}

const NONCE = 12
const TAG = 16
const KEY = 32
const ENTRY = /^([a-z0-9][a-z0-9-]{0,19}):([0-9a-f]{64})$/i

/** A key of the ring is not there (any more): what it wrapped cannot be read. */
export class KeyMissing extends Error {
  override readonly name = 'KeyMissing'
  constructor(kid: string) {
    super(`FILE_KEYS has no key ${kid}`)
  }
}

/**
 * Reads `id:64 hex digits`, separated by commas; the first wraps what is new.
 * @returns what is wrong with it, in words, where it is no ring.
 */
export const readKeyRing = (text: string): KeyRing | string => {
  const entries = text.split(',').map((entry) => ENTRY.exec(entry.trim()))
  const keys = new Map<string, Buffer>()
  for (const entry of entries) {
    const [, kid, hex] = entry ?? []
    if (kid === undefined || hex === undefined) {
      return 'is id:key, several separated by commas; a key is 64 hex digits, `openssl rand -hex 32` makes one'
    }
    if (keys.has(kid)) return `names ${kid} twice`
    if (new Set(hex.toLowerCase()).size < 6) return `holds a key that is none: ${kid}`
    keys.set(kid, Buffer.from(hex, 'hex'))
  }
  const current = entries[0]?.[1] ?? ''
  return { current, keys }
}

const keyOf = ({ keys }: KeyRing, kid: string): Buffer => {
  const key = keys.get(kid)
  if (!key) throw new KeyMissing(kid)
  return key
}

/** What a wrapped key is bound to: it opens for this row of this ring's key, and for no other. */
const boundTo = (kid: string, context: string) => Buffer.from(`key|1|${kid}|${context}`)

export const newFileKey = (): Buffer => randomBytes(KEY)

/** Wraps a file's key with the ring's current one. */
export const wrapKey = (ring: KeyRing, fileKey: Buffer, context: string): WrappedKey => {
  const kid = ring.current
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', keyOf(ring, kid), nonce, { authTagLength: TAG })
  cipher.setAAD(boundTo(kid, context))
  const sealed = Buffer.concat([cipher.update(fileKey), cipher.final()])
  return { kid, wrapped: Buffer.concat([nonce, sealed, cipher.getAuthTag()]) }
}

/**
 * The file's key.
 * @throws KeyMissing where the ring lost its key; an error where the row is not the one that it was
 *   wrapped for, or somebody changed it.
 */
export const unwrapKey = (ring: KeyRing, { kid, wrapped }: WrappedKey, context: string): Buffer => {
  const key = keyOf(ring, kid)
  if (wrapped.byteLength !== NONCE + KEY + TAG) throw new Error('a wrapped key has 60 bytes')
  const decipher = createDecipheriv('aes-256-gcm', key, wrapped.subarray(0, NONCE), {
    authTagLength: TAG,
  })
  decipher.setAAD(boundTo(kid, context))
  decipher.setAuthTag(wrapped.subarray(NONCE + KEY))
  return Buffer.concat([decipher.update(wrapped.subarray(NONCE, NONCE + KEY)), decipher.final()])
}

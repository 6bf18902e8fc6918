import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { NotVerified } from './envelope'

/**
 * A sealed text: version, suite, nonce, the text, its tag. Suite 1 is AES-256-GCM with a key that the
 * server can unwrap; others are free for texts that a browser seals.
 */
const VERSION = 1
const SUITE_SERVER = 1
const HEAD = 2
const NONCE = 12
const TAG = 16

const boundTo = (head: Buffer, context: string): Buffer =>
  Buffer.concat([Buffer.from('text|'), head, Buffer.from(`|${context}`)])

/**
 * Seals a text with the key of its record. The nonce is random: a key seals far fewer than the 2^32
 * texts that this allows.
 * @param context what the text belongs to (community, table, row, field): it opens as nothing else.
 */
export const sealText = (key: Buffer, text: string, context: string): Buffer => {
  const head = Buffer.from([VERSION, SUITE_SERVER])
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG })
  cipher.setAAD(boundTo(head, context))
  return Buffer.concat([
    head,
    nonce,
    cipher.update(text, 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ])
}

/** @throws NotVerified where it was changed, is another row's, or was sealed in another way. */
export const openText = (key: Buffer, sealed: Buffer, context: string): string => {
  const head = sealed.subarray(0, HEAD)
  if (head[0] !== VERSION || head[1] !== SUITE_SERVER) {
    throw new NotVerified('the text is sealed in a way that this version does not know')
  }
  if (sealed.byteLength < HEAD + NONCE + TAG) throw new NotVerified('the sealed text is too short')
  const end = sealed.byteLength - TAG
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(HEAD, HEAD + NONCE), {
    authTagLength: TAG,
  })
  decipher.setAAD(boundTo(head, context))
  decipher.setAuthTag(sealed.subarray(end))
  try {
    const plain = [decipher.update(sealed.subarray(HEAD + NONCE, end)), decipher.final()]
    return Buffer.concat(plain).toString('utf8')
  } catch {
    throw new NotVerified('the sealed text does not verify')
  }
}

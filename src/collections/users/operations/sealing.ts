import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { env } from '@/kernel/env'

const CIPHER = 'aes-256-gcm'
const IV_BYTES = 12

/** A key for one use: what was made for another use is worth nothing here. */
const keyFor = (use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', env().PAYLOAD_SECRET, 'courtyard', use, 32))

interface Sealing {
  /** What it is for; part of the key. */
  use: string
  /** Whose it is: moved to another row it opens no more. */
  owner: string
}

/** Encrypts a text for the database. */
export const seal = (text: string, { use, owner }: Sealing): string => {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(CIPHER, keyFor(use), iv).setAAD(Buffer.from(owner))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return ['v1', iv, cipher.getAuthTag(), sealed]
    .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
    .join('.')
}

/** @throws where it was changed, moved, or sealed under another secret. */
export const unseal = (text: string, { use, owner }: Sealing): string => {
  const [version, iv = '', tag = '', sealed = ''] = text.split('.')
  if (version !== 'v1') throw new Error('what is to be unsealed has no form that we know')
  const decipher = createDecipheriv(CIPHER, keyFor(use), Buffer.from(iv, 'base64url'), {
    authTagLength: 16,
  })
    .setAAD(Buffer.from(owner))
    .setAuthTag(Buffer.from(tag, 'base64url'))
  return Buffer.concat([
    decipher.update(Buffer.from(sealed, 'base64url')),
    decipher.final(),
  ]).toString('utf8')
}

/** A digest that nobody works out who has the table and not the secret. */
export const keyedDigest = (text: string, use: string): string =>
  createHmac('sha256', keyFor(use)).update(text).digest('base64url')

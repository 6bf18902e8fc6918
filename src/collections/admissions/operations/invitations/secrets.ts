import { createHash, createHmac } from 'node:crypto'
import { env } from '@/kernel/env'
import { codeFromBytes, readUnitCode } from '../../domain/unitCode'

interface Secrets {
  /** For the link and the QR code: 256 bits. */
  token: string
  /** For fingers: 60 bits, only on paper and only for letters. */
  code: string
  tokenHash: string
  codeHash: string
}

const keyed = (text: string): Buffer =>
  createHmac('sha256', env().PAYLOAD_SECRET).update(`invitation.${text}`).digest()

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/** With the key of the installation: sixty bits alone could be tried offline by whoever has a backup. */
const hashOfCode = (code: string): string => keyed(`hash.${code}`).toString('base64url')

/**
 * The secrets of an invitation follow from its id and edition, so that a job that runs again sends
 * the same ones and no queue holds any. A new edition makes those before it void.
 */
export const secretsOf = (id: string, edition: number): Secrets => {
  const token = keyed(`token.${id}.${String(edition)}`).toString('base64url')
  const code = codeFromBytes(keyed(`code.${id}.${String(edition)}`))
  return { token, code, tokenHash: hashOf(token), codeHash: hashOfCode(code) }
}

/** The digest to look for, of whatever somebody brings: a link's secret or a typed code. */
export const digestsOf = (secret: string): { tokenHash: string; codeHash: string } => {
  const code = readUnitCode(secret)
  return {
    tokenHash: hashOf(secret),
    codeHash: code === null ? '' : hashOfCode(code),
  }
}

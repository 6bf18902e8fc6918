import { createHash, createHmac } from 'node:crypto'
import { env } from '@/kernel/env'

/** What a code proves. A code for one thing is none for another. */
export type VerificationPurpose =
  | 'register'
  | 'accept-invitation'
  | 'confirm-email'
  | 'verify-phone'
  | 'change-email'
  | 'change-phone'

export const MAX_TRIES = 5
export const CODE_MINUTES = 15
export const LINK_HOURS = 24

const keyed = (text: string): Buffer =>
  createHmac('sha256', env().PAYLOAD_SECRET).update(`verification.${text}`).digest()

/**
 * The six digits of a code. They follow from its id, so a job that runs again sends the same ones, and
 * neither the queue nor the table holds them.
 */
export const digitsOf = (id: string): string =>
  String(keyed(`code.${id}`).readUInt32BE(0) % 1_000_000).padStart(6, '0')

/** The secret of the link. */
export const tokenOf = (id: string): string => keyed(`token.${id}`).toString('base64url')

export const hashOfDigits = (
  purpose: VerificationPurpose,
  target: string,
  digits: string,
): string => keyed(`hash.${purpose}.${target}.${digits}`).toString('base64url')

export const hashOfToken = (token: string): string =>
  createHash('sha256').update(token).digest('base64url')

/** As it is stored and compared: an e-mail address in small letters, a phone in E.164. */
export const tidyTarget = (target: string): string => target.trim().toLowerCase()

export const isPhone = (target: string): boolean => target.startsWith('+')

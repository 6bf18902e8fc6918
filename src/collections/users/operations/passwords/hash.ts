import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { atMost } from '@/kernel/atMost'
import { metrics } from '@/kernel/observability/metrics'

/** As it stands on the account, in Payload's form: seeds and the panel write it through Payload. */
export interface StoredPassword {
  hash: string
  salt: string
}

interface Cost {
  iterations: number
  /** Bytes. */
  length: number
}

const PREFIX = 'pbkdf2-sha256-v1:'
const NOW: Cost = { iterations: 600_000, length: 32 }
/** What Payload wrote before 3.90. */
const BEFORE: Cost = { iterations: 25_000, length: 512 }

const derive = promisify(pbkdf2)

/** A flood of logins waits for itself: hashes would take every thread that the rest needs. */
const hashing = atMost(2)

const digest = (password: string, salt: string, { iterations, length }: Cost): Promise<Buffer> => {
  metrics().passwordHashes.inc()
  return hashing(() => derive(password, salt, iterations, length, 'sha256'))
}

export const hashPassword = async (password: string): Promise<StoredPassword> => {
  const salt = randomBytes(32).toString('hex')
  const hash = await digest(password, salt, NOW)
  return { hash: `${PREFIX}${hash.toString('hex')}`, salt }
}

const isCurrent = ({ hash }: StoredPassword): boolean => hash.startsWith(PREFIX)

/**
 * Whether a password is the stored one. Where nothing is stored, the same work is done for nothing,
 * so that time does not tell who has an account.
 */
export const isPassword = async (
  password: string,
  stored: StoredPassword | null,
): Promise<boolean> => {
  if (!stored) {
    await digest(password, randomBytes(32).toString('hex'), NOW)
    return false
  }
  const expected = Buffer.from(stored.hash.replace(PREFIX, ''), 'hex')
  const given = await digest(password, stored.salt, isCurrent(stored) ? NOW : BEFORE)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

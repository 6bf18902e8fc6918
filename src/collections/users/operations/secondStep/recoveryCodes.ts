import { randomInt } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { sql, txOf } from '@/kernel/database/transaction'
import { keyedDigest } from '../sealing'

const COUNT = 10
const LENGTH = 12
/** Without letters and digits that look alike on paper; 12 of them are 58 bits. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'

const newCode = (): string =>
  Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')

/** "ABCD-EFGH-JKMN" */
const inGroups = (code: string): string => code.match(/.{4}/g)?.join('-') ?? code

/** However it was written down: small letters, spaces, dashes. */
export const tidyRecoveryCode = (typed: string): string =>
  typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')

export const recoveryDigest = (userId: string, code: string): string =>
  keyedDigest(`${userId} ${tidyRecoveryCode(code)}`, 'recovery-code')

/**
 * Makes ten codes in place of those there were, inside the request's transaction. They are in no
 * other place than what is returned.
 */
export const makeRecoveryCodes = async (req: PayloadRequest, userId: string): Promise<string[]> => {
  const codes = Array.from({ length: COUNT }, newCode)
  const tx = await txOf(req)
  await tx.execute(sql`delete from recovery_codes where user_id = ${userId}`)
  await tx.execute(sql`
    insert into recovery_codes (user_id, digest) values ${sql.join(
      codes.map((code) => sql`(${userId}, ${recoveryDigest(userId, code)})`),
      sql`, `,
    )}`)
  return codes.map(inGroups)
}

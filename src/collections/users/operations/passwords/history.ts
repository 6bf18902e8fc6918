import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { atMost } from '@/kernel/atMost'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { PayloadRequest } from 'payload'
import { isPassword } from './hash'
import { storedPasswordOf } from './stored'

/** How many passwords are not taken again; the one in use is the first of them. */
export const REMEMBERED = 5

const COST = { N: 16_384, r: 8, p: 5 }
const LENGTH = 32

const hashing = atMost(2)

const derive = (password: string, salt: string): Promise<Buffer> =>
  hashing(
    () =>
      new Promise((resolve, reject) => {
        scrypt(password, salt, LENGTH, COST, (error, key) => {
          if (error) reject(error)
          else resolve(key)
        })
      }),
  )

/** What is kept of a password that will be an old one. */
export const digestForHistory = async (password: string): Promise<string> => {
  const salt = randomBytes(16).toString('base64url')
  return `scrypt.${salt}.${(await derive(password, salt)).toString('base64url')}`
}

const isSame = async (password: string, digest: string): Promise<boolean> => {
  const [kind, salt = '', hash = ''] = digest.split('.')
  // The first password of an account came without a digest of this kind: its own hash stands here.
  if (kind === 'pbkdf2') return isPassword(password, { salt, hash })
  const expected = Buffer.from(hash, 'base64url')
  const given = await derive(password, salt)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** Whether a password is the one in use, or one of the last before it. */
export const wasUsedBefore = async (
  req: PayloadRequest,
  userId: string,
  password: string,
): Promise<boolean> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ digest: string }>(sql`
    select digest from password_history where user_id = ${userId}
    order by id desc limit ${REMEMBERED}`)
  const current = await storedPasswordOf(req, userId)
  const found = await Promise.all([
    current !== null && isPassword(password, current),
    ...rows.map(({ digest }) => isSame(password, digest)),
  ])
  return found.includes(true)
}

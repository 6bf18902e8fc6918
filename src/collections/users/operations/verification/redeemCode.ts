import type { PayloadRequest } from 'payload'
import { readerOf, sql, txOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { limit } from '@/kernel/http/rateLimit/limit'
import { whileSigningIn } from '@/kernel/tenancy/system'
import { hashOfDigits, hashOfToken, MAX_TRIES, tidyTarget } from './codes'
import type { VerificationPurpose } from './codes'

/** A code that was right, and is not used up yet. */
export interface Proof {
  id: string
  userId: string | null
  target: string
}

interface RedeemOptions {
  req: PayloadRequest
  purpose: VerificationPurpose
  /** Where the code was sent to; a link knows that by itself. */
  target?: string
  /** Six digits, however they are spaced, or the secret of a link. */
  code: string
}

type CodeRow = Record<string, unknown> & {
  id: string
  user_id: string | null
  target: string
  is_right: boolean
  tries: number
}

const over = () => new AppError({ code: 'users.code-over', status: 410, field: 'code' })

/** One statement counts the try and compares: of many at once no more than five are looked at. */
const tryDigits = (purpose: VerificationPurpose, target: string, digits: string) => sql`
  update verification_codes set tries = tries + 1
  where id = (select id from verification_codes
              where purpose = ${purpose} and target = ${target}
              order by created_at desc, id desc limit 1)
    and tries < ${MAX_TRIES} and used_at is null and expires_at > now()
  returning id, user_id, target, tries,
    code_hash = ${hashOfDigits(purpose, target, digits)} as is_right`

/** Nobody guesses 256 bits: a link is looked up and not counted. */
const findLink = (purpose: VerificationPurpose, token: string) => sql`
  select id, user_id, target, tries, true as is_right from verification_codes
  where purpose = ${purpose} and token_hash = ${hashOfToken(token)}
    and used_at is null and link_expires_at > now()`

/**
 * Looks at a code and counts the try. It must not run inside a transaction: a refusal would take the
 * count back.
 * @throws AppError 400 `users.code-wrong`, 410 `users.code-over`, 429 `rate-limited`.
 */
export const checkCode = async ({ req, purpose, target, code }: RedeemOptions): Promise<Proof> => {
  if (req.transactionID) throw new Error('a code is tried outside of transactions')
  const to = target === undefined ? undefined : tidyTarget(target)
  await limit(req, 'code-try', to === undefined ? {} : { account: to })
  const given = code.replaceAll(/[\s-]/g, '')
  const isDigits = /^\d{6}$/.test(given)
  if (isDigits && to === undefined) throw over()
  if (!isDigits && given.length < 20) {
    throw new AppError({ code: 'users.code-wrong', status: 400, field: 'code' })
  }
  const question =
    isDigits && to !== undefined ? tryDigits(purpose, to, given) : findLink(purpose, code.trim())
  const [row] = await whileSigningIn(async () => {
    const reader = await readerOf(req)
    return (await reader.execute<CodeRow>(question)).rows
  })
  if (!row) throw over()
  if (!row.is_right) {
    if (row.tries >= MAX_TRIES) throw over()
    throw new AppError({ code: 'users.code-wrong', status: 400, field: 'code' })
  }
  return { id: row.id, userId: row.user_id, target: row.target }
}

/**
 * Uses a proof up, in the transaction of what it is for: of many at once, one goes on.
 * The request's scope must be the person's whose code it is, that of signing in, or the system's.
 * @throws AppError 410 `users.code-over`.
 */
export const consumeProof = async (req: PayloadRequest, { id }: Proof): Promise<void> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute(sql`
    update verification_codes set used_at = now()
    where id = ${id} and used_at is null returning id`)
  if (rows.length === 0) throw over()
}

/**
 * Tries a code and uses it up at once. For what must commit together with it, take `checkCode` and
 * then `consumeProof` inside the transaction.
 * @throws AppError 400 `users.code-wrong`, 410 `users.code-over`, 429 `rate-limited`.
 */
export const redeemCode = async (options: RedeemOptions): Promise<Proof> => {
  const proof = await checkCode(options)
  const { rows } = await whileSigningIn(async () => {
    const reader = await readerOf(options.req)
    return reader.execute(sql`
      update verification_codes set used_at = now()
      where id = ${proof.id} and used_at is null returning id`)
  })
  if (rows.length === 0) throw over()
  return proof
}

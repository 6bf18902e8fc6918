import { createLocalReq } from 'payload'
import type { Payload, PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { inTransaction, readerOf, sql } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { limit } from '@/kernel/http/rateLimit/limit'
import { enqueue } from '@/kernel/jobs/enqueue'
import { whileSigningIn } from '@/kernel/tenancy/system'
import { SEND_UNLOCK } from '../../slugs'
import { mailAccount } from '../mail/mailAccount'
import { digestOf, newToken } from '../passwords/resetToken'
import { deviceOf } from '../sessions/device'

interface Person extends Record<string, unknown> {
  id: string
  name: string
  email: string
  locale: string
}

/**
 * Asks for a link by which a browser may try again while strangers use up what an account allows.
 * The answer is the same whether or not there is an account.
 * @throws AppError 429 `rate-limited`.
 */
export const requestUnlock = async (req: PayloadRequest, email: string): Promise<void> => {
  const account = email.trim().toLowerCase()
  await limit(req, 'password-reset', { account })
  await inTransaction(req, () => enqueue(req, SEND_UNLOCK, { email: account, requestId: uuidv7() }))
}

/** Mails the link, where the address has an account. */
export const mailUnlock = async (
  payload: Payload,
  { email, requestId }: { email: string; requestId: string },
): Promise<void> => {
  const token = newToken()
  const person = await whileSigningIn(async () => {
    const reader = await readerOf(await createLocalReq({}, payload))
    const { rows } = await reader.execute<Person>(
      sql`select id, name, email, locale::text as locale from users
        where email = ${email} and merged_into_id is null`,
    )
    const [found] = rows
    if (!found) return null
    await reader.execute(sql`
      insert into unlock_links (digest, user_id, expires_at)
      values (${digestOf(token)}, ${found.id}, now() + interval '1 hour')`)
    return found
  })
  if (!person) return
  const path = `/unlock-sign-in?token=${encodeURIComponent(token)}`
  await mailAccount({ kind: 'unlock', to: person, path, key: `${requestId}.${token}` })
}

/**
 * Gives the browser behind a request an allowance of its own; it still has to know the password.
 * @returns the token for its cookie
 * @throws AppError 410 `users.unlock-link-over`, 429 `rate-limited`.
 */
export const redeemUnlock = async (req: PayloadRequest, token: string): Promise<string> => {
  await limit(req, 'password-reset')
  const device = deviceOf(req)
  const rows = await whileSigningIn(async () => {
    const reader = await readerOf(req)
    // One statement: a link works for one of many at once.
    return reader.execute(sql`
      with link as (
        delete from unlock_links where digest = ${digestOf(token)} and expires_at > now()
        returning user_id
      )
      insert into known_devices (user_id, device, user_agent)
      select user_id, ${device.digest}, ${device.userAgent} from link
      on conflict (user_id, device) do update set last_used_at = now()
      returning user_id`)
  })
  if (rows.rows.length === 0) throw new AppError({ code: 'users.unlock-link-over', status: 410 })
  return device.token
}

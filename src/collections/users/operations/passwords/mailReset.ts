import { createLocalReq } from 'payload'
import type { Payload } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { whileSigningIn } from '@/kernel/tenancy/system'
import { mailAccount } from '../mail/mailAccount'
import { digestOf, newToken } from './resetToken'

interface Person extends Record<string, unknown> {
  name: string
  email: string
  locale: string
}

/**
 * Sends the link that lets a person set a new password, where the address has an account. The link
 * is made here and not where it was asked for, so that asking does the same work for an address
 * that nobody has, and no link lies in the queue.
 */
export const mailPasswordReset = async ({
  payload,
  email,
  requestId,
}: {
  payload: Payload
  email: string
  requestId: string
}): Promise<void> => {
  const token = newToken()
  const [person] = await whileSigningIn(async () => {
    const reader = await readerOf(await createLocalReq({}, payload))
    const { rows } = await reader.execute<Person>(sql`
      update users set reset_password_token = ${digestOf(token)},
        reset_password_expiration = now() + interval '1 hour'
      where email = ${email.toLowerCase()} and merged_into_id is null
      returning name, email, locale::text as locale`)
    return rows
  })
  if (!person) return
  const path = `/reset-password?token=${encodeURIComponent(token)}`
  await mailAccount({ kind: 'reset', to: person, path, key: `${requestId}.${token}` })
}

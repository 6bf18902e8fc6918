import type { PayloadRequest } from 'payload'
import { sql, txOf } from '@/kernel/database/transaction'
import { enqueue } from '@/kernel/jobs/enqueue'
import { REMOVE_PORTRAIT } from '../profile/portraitKey'
import { endSessionsOf } from '../sessions/endSessions'

/** Nobody receives mail there: RFC 2606. */
const addressOfClosed = (id: string): string => `${id}@merged.invalid`

/**
 * Closes an account that became another one, inside the request's transaction: its logins end, no
 * address, password or link leads into it any more, and what it said of its person goes. Its name stays
 * for what it did. Its address is free.
 */
export const closeAccount = async (
  req: PayloadRequest,
  { id, into }: { id: string; into: string },
): Promise<void> => {
  await endSessionsOf(req, id, { allBut: null })
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ photo: string | null }>(
    sql`select photo from users where id = ${id} for update`,
  )
  await tx.execute(sql`
    update users set merged_into_id = ${into}, email = ${addressOfClosed(id)},
      email_verified_at = null, email_refused_at = null, email_refused_reason = null, phone = null,
      phone_verified_at = null, hash = null, salt = null, reset_password_token = null,
      reset_password_expiration = null, photo = null, preferred_name = null, pronouns = null,
      languages = '[]', accessibility_needs = null, details_confirmed_at = null,
      details_asked_at = null, updated_at = now()
    where id = ${id}`)
  const photo = rows[0]?.photo ?? null
  if (photo !== null) await enqueue(req, REMOVE_PORTRAIT, { filename: photo })
}

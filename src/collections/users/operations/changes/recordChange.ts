import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { sql, txOf } from '@/kernel/database/transaction'
import { enqueue } from '@/kernel/jobs/enqueue'
import { TELL_ACCOUNT_CHANGE } from '../../slugs'
import { digestOf } from '../passwords/resetToken'
import { seal } from '../sealing'
import { deviceOf } from '../sessions/device'
import { sealingOf, undoToken } from './undoToken'

/** What of an account is critical: it is told to the address from before, and can be undone. */
export const CHANGE_KINDS = [
  'email',
  'phone',
  'password',
  'authenticator-added',
  'authenticator-removed',
  'passkey-added',
  'passkey-removed',
  'recovery-codes-renewed',
  'second-step-removed',
] as const

export type ChangeKind = (typeof CHANGE_KINDS)[number]

interface Recording {
  userId: string
  kind: ChangeKind
  /** Where the password has been written over already: what stood there. */
  password?: { hash: string | null; salt: string | null }
  /** An address that this change sets free; it is held for its owner as long as it can be undone. */
  freedEmail?: string
}

/**
 * Writes down how an account is before a critical change, inside the request's transaction, and has
 * the person told. The whole state is kept and not the difference: undoing one change undoes with it
 * whatever came after.
 */
export const recordChange = async (
  req: PayloadRequest,
  { userId, kind, password, freedEmail }: Recording,
): Promise<void> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ before: string }>(sql`
    select jsonb_build_object(
      'user', (select jsonb_build_object('email', email, 'hash', hash, 'salt', salt, 'phone', phone,
          'email_verified_at', email_verified_at, 'phone_verified_at', phone_verified_at)
        || ${JSON.stringify(password ?? {})}::jsonb
        from users where id = ${userId}),
      'factors', coalesce((select jsonb_agg(to_jsonb(f)) from second_factors f
        where f.user_id = ${userId} and f.confirmed_at is not null), '[]'),
      'codes', coalesce((select jsonb_agg(to_jsonb(c)) from recovery_codes c
        where c.user_id = ${userId}), '[]'),
      'passkeys', coalesce((select jsonb_agg(to_jsonb(p)) from passkeys p
        where p.user_id = ${userId}), '[]'))::text as before`)
  const id = uuidv7()
  const before = seal(rows[0]?.before ?? '', sealingOf(userId, id))
  const { userAgent, address } = deviceOf(req)
  await tx.execute(sql`
    insert into account_changes (id, user_id, kind, user_agent, address, before, freed_email,
      token_digest)
    values (${id}, ${userId}, ${kind}, ${userAgent}, ${address}, ${before},
      ${freedEmail ?? null}, ${digestOf(undoToken(id))})`)
  await enqueue(req, TELL_ACCOUNT_CHANGE, { id })
}

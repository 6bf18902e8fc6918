import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { sql, txOf } from '@/kernel/database/transaction'
import { hashPassword } from './passwords/hash'
import type { StoredPassword } from './passwords/hash'
import { checkNewPassword } from './passwords/checkNewPassword'

interface NewAccount {
  email: string
  name: string
  locale: string
}

/**
 * Checks a first password and hashes it: the slow part, to be done before a transaction is open.
 * @throws AppError 400 with the field `password`.
 */
export const prepareFirstPassword = async (
  password: string,
  about: Pick<NewAccount, 'name' | 'email'>,
): Promise<StoredPassword> => {
  await checkNewPassword({ password, about })
  return hashPassword(password)
}

/**
 * Makes an account whose address is proved, in the request's transaction.
 * @returns null where the address has an account.
 */
export const createAccount = async (
  req: PayloadRequest,
  { email, name, locale }: NewAccount,
  { hash, salt }: StoredPassword,
): Promise<string | null> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ id: string }>(sql`
    insert into users (id, email, name, locale, salt, hash, email_verified_at)
    values (${uuidv7()}, ${email.toLowerCase()}, ${name}, ${locale}, ${salt}, ${hash}, now())
    on conflict (email) do nothing returning id`)
  return rows[0]?.id ?? null
}

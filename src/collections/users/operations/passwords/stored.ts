import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { StoredPassword } from './hash'

/** The password of the person in the request's scope; null where there is none. */
export const storedPasswordOf = async (
  req: PayloadRequest,
  userId: string,
): Promise<StoredPassword | null> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ hash: string; salt: string }>(
    sql`select hash, salt from users where id = ${userId} and hash is not null and salt is not null`,
  )
  return rows[0] ?? null
}

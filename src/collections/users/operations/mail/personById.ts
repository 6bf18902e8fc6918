import { createLocalReq } from 'payload'
import type { Payload } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { whileSigningIn } from '@/kernel/tenancy/system'

interface Addressee extends Record<string, unknown> {
  name: string
  email: string
  locale: string
}

/** To whom a mail about an account goes; null where there is none any more. */
export const personById = async (payload: Payload, userId: string): Promise<Addressee | null> => {
  const rows = await whileSigningIn(async () => {
    const reader = await readerOf(await createLocalReq({}, payload))
    return reader.execute<Addressee>(
      sql`select name, email, locale::text as locale from users where id = ${userId}`,
    )
  })
  return rows.rows[0] ?? null
}

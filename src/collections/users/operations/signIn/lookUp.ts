import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { networkOfRequest } from '@/kernel/http/rateLimit/limit'
import type { Keys } from '@/kernel/http/rateLimit/inOrder'
import { whileSigningIn } from '@/kernel/tenancy/system'
import type { StoredPassword } from '../passwords/hash'
import type { Device } from '../sessions/device'

interface Row extends Record<string, unknown> {
  id: string
  hash: string | null
  salt: string | null
  is_known: boolean
  unlocked_at: string | null
  community_id: string | null
}

export interface SignInFacts {
  /** null where nobody has this address. */
  userId: string | null
  stored: StoredPassword | null
  /** What a try counts against, in this order. */
  keys: Keys
}

/**
 * All that a sign-in reads before it looks at the password: one statement, whoever is asked for.
 * Counts begin anew with an unlock because the keys change with it. An address that nobody has, or
 * somebody without a community, counts against one of a few communities that do not exist.
 */
export const lookUp = async (
  req: PayloadRequest,
  address: string,
  device: Device,
): Promise<SignInFacts> => {
  const { rows } = await whileSigningIn(async () => {
    const reader = await readerOf(req)
    return reader.execute<Row>(sql`select * from app_sign_in(${address}, ${device.digest})`)
  })
  const [row] = rows
  const account = `${address} ${row?.unlocked_at ?? ''}`
  const ip = networkOfRequest(req)
  const strangers: Keys = [
    ['ip', ip],
    ['ipAndAccount', `${ip ?? ''} ${account}`],
    ['account', account],
    ['community', row?.community_id ?? `none ${address.charAt(0)}`],
  ]
  const { hash = null, salt = null } = row ?? {}
  return {
    userId: row?.id ?? null,
    stored: hash !== null && salt !== null ? { hash, salt } : null,
    keys: row?.is_known ? [['device', `${device.digest} ${account}`]] : strangers,
  }
}

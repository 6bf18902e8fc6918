import { createHmac, timingSafeEqual } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { readerOf, sql } from '@/kernel/database/transaction'
import { whileSigningIn } from '@/kernel/tenancy/system'

const claims = z.object({ sid: z.string(), exp: z.number() })

/** The id of the login that a token is for; null for one that we did not sign, or that is too old. */
const sessionIn = (token: string, secret: string): string | null => {
  const [head = '', body = '', signature = ''] = token.split('.')
  const expected = createHmac('sha256', secret).update(`${head}.${body}`).digest()
  const given = Buffer.from(signature, 'base64url')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  const { sid, exp } = claims.parse(JSON.parse(Buffer.from(body, 'base64url').toString()))
  return exp * 1000 > Date.now() ? sid : null
}

/**
 * Whether the login of a token is over for sure. Payload finds nobody behind a token also where the
 * database did not answer in time; a browser must not lose what it keeps for that.
 * @throws what the database throws.
 */
export const isSessionOver = async (req: PayloadRequest, token: string): Promise<boolean> => {
  const session = sessionIn(token, req.payload.secret)
  if (session === null) return true
  const { rows } = await whileSigningIn(async () => {
    const reader = await readerOf(req)
    return reader.execute(
      sql`select 1 from users_sessions where id = ${session} and expires_at > now()`,
    )
  })
  return rows.length === 0
}

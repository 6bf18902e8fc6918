import { pbkdf2, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { loginOperation } from 'payload'
import type { PayloadRequest } from 'payload'
import { atMost } from '@/kernel/atMost'
import { readerOf, sql } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { forgive, limit } from '@/kernel/http/rateLimit/limit'
import { metrics } from '@/kernel/observability/metrics'
import { whileSigningIn } from '@/kernel/tenancy/system'

export interface SignedIn {
  token: string
  /** Seconds since 1970. */
  expiresAt: number
  person: { id: string; name: string; email: string; locale: string }
}

const hash = promisify(pbkdf2)

const isKnown = async (req: PayloadRequest, email: string): Promise<boolean> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute(
    sql`select 1 from users where email = ${email} and hash is not null`,
  )
  return rows.length > 0
}

/** A flood of logins waits for itself: hashes would take every thread that the rest needs. */
const hashing = atMost(2)

/** As much work as Payload spends on a real account, so that time does not tell who has one. */
const wasteTime = (password: string) => hash(password, randomBytes(32), 25_000, 512, 'sha256')

/**
 * Signs a person in. A wrong password, an unknown address and a locked account give one answer. Each
 * try is counted before the password is looked at, and given back where it was right.
 * @throws AppError 401 `auth.invalid-credentials`, 429 `rate-limited`.
 */
export const signIn = async ({
  req,
  email,
  password,
}: {
  req: PayloadRequest
  email: string
  password: string
}): Promise<SignedIn> => {
  const address = email.trim().toLowerCase()
  await limit(req, 'login', { account: address })
  if (!(await whileSigningIn(() => isKnown(req, address)))) {
    await hashing(() => wasteTime(password))
    metrics().signIns.inc({ outcome: 'refused' })
    throw new AppError({ code: 'auth.invalid-credentials', status: 401 })
  }
  try {
    const signingIn = () =>
      loginOperation({
        collection: req.payload.collections.users,
        data: { email: address, password },
        depth: 0,
        // Whoever signs in is nobody yet: the read that finds them has nobody's rights to run with.
        overrideAccess: true,
        req,
      })
    const { token, exp, user } = await hashing(() => whileSigningIn(signingIn))
    if (token && exp && user) {
      const { id, name, locale } = user
      metrics().signIns.inc({ outcome: 'signed-in' })
      await forgive(req, 'login', { account: address })
      return { token, expiresAt: exp, person: { id, name, email: address, locale } }
    }
  } catch (error) {
    const isRefusal =
      typeof error === 'object' && error !== null && 'status' in error && error.status === 401
    if (!isRefusal) throw error
  }
  metrics().signIns.inc({ outcome: 'refused' })
  throw new AppError({ code: 'auth.invalid-credentials', status: 401 })
}

/** Ends the login that the request came with; the person's others go on. */
export const signOut = async (req: PayloadRequest): Promise<void> => {
  const session: unknown = req.user && '_sid' in req.user ? req.user._sid : undefined
  if (typeof session !== 'string') return
  const reader = await readerOf(req)
  await reader.execute(
    sql`delete from users_sessions where id = ${session} and _parent_id = ${String(req.user?.id)}`,
  )
}

import type { PayloadRequest } from 'payload'
import { audit } from '@/kernel/audit/audit'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { userByEmail } from './people'

const GRANT_DAYS = 90
const DAY_MS = 24 * 3600 * 1000

export const OPERATOR_EMAIL = 'operator@example.org'

/**
 * Makes the first platform operator, with a grant that ends: power over the whole platform is
 * renewed on purpose or not at all. `keepPassword` runs before the commit: an operator whose password
 * nobody knows would be worse than none.
 * @returns false where an operator is there already; nothing changes then.
 */
export const ensureOperator = (
  req: PayloadRequest,
  password: string,
  now: Date,
  keepPassword: (login: { email: string; password: string }) => Promise<void> = async () =>
    undefined,
): Promise<boolean> =>
  inTransaction(req, async () => {
    const tx = await txOf(req)
    const { rows } = await tx.execute(sql`select 1 from platform_grants limit 1`)
    if (rows.length > 0) return false
    const held = await userByEmail(req, OPERATOR_EMAIL)
    if (held !== undefined) throw new Error(`${OPERATOR_EMAIL} is there already, without a grant`)
    const { id } = await req.payload.create({
      collection: 'users',
      data: {
        email: OPERATOR_EMAIL,
        name: 'Platform Operator',
        locale: 'en',
        password,
        // Whoever has the machine has made it; there is nobody else to ask.
        emailVerifiedAt: now.toISOString(),
      },
      req,
    })
    const grant = await req.payload.create({
      collection: 'platform-grants',
      data: {
        user: id,
        reason: 'First operator of the installation',
        expiresAt: new Date(now.getTime() + GRANT_DAYS * DAY_MS).toISOString(),
      },
      req,
    })
    await audit(req, {
      community: null,
      action: 'platform-grant.created',
      subject: { collection: 'platform-grants', id: grant.id },
    })
    await keepPassword({ email: OPERATOR_EMAIL, password })
    return true
  })

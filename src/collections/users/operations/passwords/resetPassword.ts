import type { PayloadRequest } from 'payload'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { limit } from '@/kernel/http/rateLimit/limit'
import { whileSigningIn } from '@/kernel/tenancy/system'
import { deviceOf } from '../sessions/device'
import type { Device } from '../sessions/device'
import { aboutPerson } from './aboutPerson'
import { checkNewPassword } from './checkNewPassword'
import { digestOf } from './resetToken'
import { preparePassword, setPassword } from './setPassword'

const linkOver = (): AppError => new AppError({ code: 'users.reset-link-over', status: 410 })

const ownerOf = async (req: PayloadRequest, digest: string): Promise<string> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ id: string }>(sql`
    select id from users
    where reset_password_token = ${digest} and reset_password_expiration > now()
      and merged_into_id is null`)
  const [owner] = rows
  if (!owner) throw linkOver()
  return owner.id
}

/** The link came by mail: whoever followed it reads the mail of that address. */
const trustReader = async (req: PayloadRequest, userId: string, device: Device): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    update users set email_verified_at = now()
    where id = ${userId} and email_verified_at is null`)
  // Strangers may go on guessing: this browser has an allowance of its own.
  await tx.execute(sql`
    insert into known_devices (user_id, device, user_agent)
    values (${userId}, ${device.digest}, ${device.userAgent}) on conflict do nothing`)
}

/**
 * Sets a new password with the token of a link; all logins end, and failed tries count anew.
 * @returns the token by which this browser is known from now on, for its cookie
 * @throws AppError 400 for a password that is refused, 429 after too many, 410 for a link that is used up or too old.
 */
export const resetPassword = async ({
  req,
  token,
  password,
}: {
  req: PayloadRequest
  token: string
  password: string
}): Promise<string> => {
  await limit(req, 'password-reset')
  const digest = digestOf(token)
  const device = deviceOf(req)
  await whileSigningIn(async () => {
    const userId = await ownerOf(req, digest)
    const about = await aboutPerson(req, userId)
    await checkNewPassword({ password, about, past: { req, userId } })
    const prepared = await preparePassword(password)
    // Of many at once one finds its token still there.
    const when = sql`reset_password_token = ${digest} and reset_password_expiration > now()`
    const isSet = await inTransaction(req, async () => {
      const done = await setPassword(req, userId, prepared, { here: null, when })
      if (done) await trustReader(req, userId, device)
      return done
    })
    if (!isSet) throw linkOver()
  })
  return device.token
}

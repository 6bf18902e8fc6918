import type { PayloadRequest } from 'payload'
import { inTransaction, sql } from '@/kernel/database/transaction'
import { authRequired } from '@/kernel/errors'
import { currentSession } from '@/kernel/currentSession'
import { checkOwnPassword } from '../sessions/proof'
import { aboutPerson } from './aboutPerson'
import { checkNewPassword } from './checkNewPassword'
import { preparePassword, setPassword } from './setPassword'

/**
 * Changes the password of the person who is signed in; their other logins end, this one goes on.
 * @throws AppError 400 on `currentPassword` or `password`, 429 after too many wrong ones.
 */
export const changePassword = async ({
  req,
  currentPassword,
  password,
}: {
  req: PayloadRequest
  currentPassword: string
  password: string
}): Promise<void> => {
  if (!req.user) throw authRequired()
  const { id } = req.user
  const proved = await checkOwnPassword(req, currentPassword, 'currentPassword')
  const about = await aboutPerson(req, id)
  await checkNewPassword({ password, about, past: { req, userId: id } })
  const prepared = await preparePassword(password)
  await inTransaction(req, async () => {
    const when = sql`hash = ${proved.hash}`
    const isSet = await setPassword(req, id, prepared, { here: currentSession(req), when })
    // Another tab was faster, and this login may be over.
    if (!isSet) throw authRequired()
  })
}

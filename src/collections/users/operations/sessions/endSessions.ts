import type { PayloadRequest } from 'payload'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { emit } from '@/kernel/events/emit'
import { notFound } from '@/kernel/errors'
import { sessionEnded } from '../../events'
import { currentSession } from '@/kernel/currentSession'

type Which = { only: string } | { allBut: string | null }

/**
 * Ends logins of a person, inside the request's transaction: they are refused at their next request,
 * and an event tells of each. @returns how many there were.
 */
export const endSessionsOf = async (
  req: PayloadRequest,
  userId: string,
  which: Which,
): Promise<number> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ id: string }>(sql`
    delete from users_sessions where _parent_id = ${userId}
      and ${'only' in which ? sql`id = ${which.only}` : sql`id is distinct from ${which.allBut}`}
    returning id`)
  for (const { id } of rows) {
    await emit(req, { event: sessionEnded, community: null, data: { userId, sessionId: id } })
  }
  return rows.length
}

/** Ends the login that the request came with; the person's others go on. */
export const signOut = async (req: PayloadRequest): Promise<void> => {
  const session = currentSession(req)
  const { user } = req
  if (session === null || !user) return
  await inTransaction(req, () => endSessionsOf(req, user.id, { only: session }))
}

/**
 * Signs another browser of the person out; it has to prove itself as a stranger's would.
 * @throws AppError 404 for a login that is not theirs or is over.
 */
export const signOutDevice = async (req: PayloadRequest, session: string): Promise<void> => {
  const userId = String(req.user?.id)
  await inTransaction(req, async () => {
    const tx = await txOf(req)
    await tx.execute(sql`
      delete from known_devices k using session_details d
      where d.session_id = ${session} and d.user_id = ${userId}
        and k.user_id = d.user_id and k.device = d.device`)
    if ((await endSessionsOf(req, userId, { only: session })) === 0) throw notFound()
  })
}

/** Signs the person out everywhere but here. @returns how many logins ended. */
export const signOutOthers = async (req: PayloadRequest): Promise<number> => {
  const userId = String(req.user?.id)
  const here = currentSession(req)
  return inTransaction(req, async () => {
    await forgetOtherDevices(req, userId, here)
    return endSessionsOf(req, userId, { allBut: here })
  })
}

/** Takes their own allowance from all browsers but the one of this login. */
export const forgetOtherDevices = async (
  req: PayloadRequest,
  userId: string,
  here: string | null,
): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    delete from known_devices where user_id = ${userId} and device is distinct from
      (select device from session_details where session_id = ${here})`)
}

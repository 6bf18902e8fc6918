import type { PayloadRequest } from 'payload'
import { parseCookies } from 'payload/shared'
import { readerOf, sql, txOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { whileSigningIn } from '@/kernel/tenancy/system'
import { deviceOf } from '../sessions/device'
import { readTicket, TICKET_COOKIE } from './ticket'

const MAX_TRIES = 5

export interface OpenChallenge {
  id: string
  userId: string
  /** Digest of the password's hash that was proved. */
  proved: string | null
  /** Whether the person was signed in on this browser before. */
  isKnownDevice: boolean
}

interface Row extends Record<string, unknown> {
  id: string
  user_id: string
  proved: string | null
  is_known: boolean
}

/** The sign-in is over, or was begun elsewhere: it begins anew with the password. */
export const signInOver = (): AppError => new AppError({ code: 'users.sign-in-over', status: 410 })

const ticketOf = (req: PayloadRequest): { id: string; device: string } | null => {
  const { digest: device } = deviceOf(req)
  const id = readTicket(parseCookies(req.headers).get(TICKET_COOKIE) ?? '', device)
  return id === null ? null : { id, device }
}

const openWhere = (id: string, device: string) => sql`
  id = ${id} and purpose = 'second-step' and device = ${device}
  and used_at is null and expires_at > now() and tries < ${MAX_TRIES}`

const returned = sql`id, user_id, proved, exists (select 1 from known_devices k
  where k.user_id = c.user_id and k.device = c.device) as is_known`

const toChallenge = (row: Row | undefined): OpenChallenge | null =>
  row ? { id: row.id, userId: row.user_id, proved: row.proved, isKnownDevice: row.is_known } : null

/** The sign-in that this browser began and has not finished; looking does not count. */
export const openChallenge = async (req: PayloadRequest): Promise<OpenChallenge | null> => {
  const ticket = ticketOf(req)
  if (!ticket) return null
  const { rows } = await whileSigningIn(async () => {
    const reader = await readerOf(req)
    return reader.execute<Row>(
      sql`select ${returned} from account_challenges c where ${openWhere(ticket.id, ticket.device)}`,
    )
  })
  return toChallenge(rows[0])
}

/**
 * The same for a try, which is counted before anything is looked at; it must not run inside a
 * transaction, or a refusal would take the count back.
 * @throws AppError 410 `users.sign-in-over`.
 */
export const countTry = async (req: PayloadRequest): Promise<OpenChallenge> => {
  const ticket = ticketOf(req)
  if (!ticket) throw signInOver()
  const { rows } = await whileSigningIn(async () => {
    const reader = await readerOf(req)
    return reader.execute<Row>(sql`
      update account_challenges c set tries = tries + 1
      where ${openWhere(ticket.id, ticket.device)} returning ${returned}`)
  })
  const challenge = toChallenge(rows[0])
  if (!challenge) throw signInOver()
  return challenge
}

/** Uses it up, inside the request's transaction. @throws AppError 410 where another did. */
export const spendChallenge = async (req: PayloadRequest, id: string): Promise<void> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute(sql`
    update account_challenges set used_at = now()
    where id = ${id} and used_at is null and expires_at > now() returning 1`)
  if (rows.length === 0) throw signInOver()
}

import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { enqueue } from '@/kernel/jobs/enqueue'
import { whileSigningIn } from '@/kernel/tenancy/system'
import { TELL_NEW_DEVICE } from '../../slugs'
import { deviceOf } from './device'
import type { Device } from './device'
import { rememberSeen } from './noteSeen'
import { signToken } from './token'

interface Person {
  id: string
  name: string
  email: string
  locale: string
}

export interface OpenedSession {
  sessionId: string
  /** For the cookie that Payload reads. */
  token: string
  /** Seconds since 1970. */
  expiresAt: number
  person: Person
  /** Goes into a cookie of its own, so that this browser is known from now on. */
  deviceToken: string
}

interface Opening {
  req: PayloadRequest
  userId: string
  /** The browser that it is for; the request's own where nothing is said. */
  device?: Device
  /** The stored hash that was proved: a password that has changed meanwhile opens nothing. */
  provedHash?: string
  /**
   * Whether the second step was taken too. Without it nothing opens for a person who has one,
   * whichever way they come.
   */
  isSecondStepDone?: boolean
}

interface Row extends Record<string, unknown>, Person {
  is_new_device: boolean
  has_devices: boolean
}

const HAS_SECOND_STEP = sql`(
  exists (select 1 from second_factors f where f.user_id = users.id and f.confirmed_at is not null)
  or exists (select 1 from passkeys p where p.user_id = users.id))`

const insertSession = async (
  req: PayloadRequest,
  { userId, provedHash, isSecondStepDone = false }: Opening,
  { digest, userAgent, address }: Device,
  session: string,
): Promise<Row | undefined> => {
  const { tokenExpiration } = req.payload.collections.users.config.auth
  const tx = await txOf(req)
  // The lock makes a change of the password wait, and its deletion of logins then meets this one.
  const { rows } = await tx.execute<Row>(sql`
    with person as (
      select id, name, email, locale::text as locale from users
      where id = ${userId} and merged_into_id is null
        and (${provedHash ?? null}::text is null or hash = ${provedHash ?? null})
        and (${isSecondStepDone} or not ${HAS_SECOND_STEP})
      for share
    ), opened as (
      insert into users_sessions (_order, _parent_id, id, created_at, expires_at)
      select coalesce((select max(_order) from users_sessions where _parent_id = ${userId}), 0) + 1,
        person.id, ${session}, now(), now() + make_interval(secs => ${tokenExpiration})
      from person
      returning id
    ), details as (
      insert into session_details (session_id, user_id, device, user_agent, address)
      select opened.id, person.id, ${digest}, ${userAgent}, ${address} from opened, person
    ), device as (
      insert into known_devices (user_id, device, user_agent)
      select person.id, ${digest}, ${userAgent} from person
      on conflict (user_id, device)
        do update set last_used_at = now(), user_agent = excluded.user_agent
    )
    select person.*,
      not exists (select 1 from known_devices
                  where user_id = ${userId} and device = ${digest}) as is_new_device,
      exists (select 1 from known_devices where user_id = ${userId}) as has_devices
    from person`)
  return rows[0]
}

/**
 * Signs a person in, whatever proved who they are: the row that Payload checks, what the person sees
 * of it, the token. Nothing else of the account is written. Null where there is no such account, its
 * password is another one by now, or a second step is missing.
 */
export const openSession = async (opening: Opening): Promise<OpenedSession | null> => {
  const { req, userId, device = deviceOf(req) } = opening
  const sessionId = randomUUID()
  const open = () =>
    inTransaction(req, async () => {
      const row = await insertSession(req, opening, device, sessionId)
      // The first browser of an account is nobody's surprise.
      if (row?.is_new_device && row.has_devices) await enqueue(req, TELL_NEW_DEVICE, { sessionId })
      return row
    })
  const row = await (req.user?.id === userId ? open() : whileSigningIn(open))
  if (!row) return null
  const { id, name, email, locale } = row
  const user = {
    id,
    name,
    email,
    locale: locale === 'fr' ? 'fr' : 'en',
    collection: 'users',
    createdAt: '',
    updatedAt: '',
  } as const
  const { exp, token } = await signToken(req, user, sessionId)
  rememberSeen(sessionId)
  return {
    sessionId,
    token,
    expiresAt: exp,
    person: { id, name, email, locale },
    deviceToken: device.token,
  }
}

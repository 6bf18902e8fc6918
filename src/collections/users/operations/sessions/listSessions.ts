import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { currentSession } from '@/kernel/currentSession'
import { describeDevice } from './describeDevice'
import type { DeviceWords } from './describeDevice'

interface Row extends Record<string, unknown> {
  id: string
  user_agent: string | null
  address: string | null
  since: Date | string
  seen: Date | string
}

export interface ListedSession extends DeviceWords {
  id: string
  /** ISO 8601, UTC. */
  signedInAt: string
  /** To within five minutes. */
  lastSeenAt: string
  isCurrent: boolean
}

/** Where the person is signed in: this browser first, then the one used last. */
export const listSessions = async (
  req: PayloadRequest,
  locale: string,
): Promise<ListedSession[]> => {
  const here = currentSession(req)
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Row>(sql`
    select s.id, d.user_agent, d.address, coalesce(d.created_at, s.created_at, now()) as since,
      coalesce(d.last_seen_at, s.created_at, now()) as seen
    from users_sessions s left join session_details d on d.session_id = s.id
    where s._parent_id = ${req.user?.id ?? null} and s.expires_at > now()
    order by (s.id = ${here}) desc, seen desc limit 100`)
  return rows.map(({ id, user_agent, address, since, seen }) => ({
    id,
    ...describeDevice({ userAgent: user_agent ?? '', address: address ?? '' }, locale),
    signedInAt: new Date(since).toISOString(),
    lastSeenAt: new Date(seen).toISOString(),
    isCurrent: id === here,
  }))
}

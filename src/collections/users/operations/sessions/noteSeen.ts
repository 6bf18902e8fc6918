import type { Payload } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { processWide } from '@/kernel/processWide'
import { whileSigningIn } from '@/kernel/tenancy/system'
import { createLocalReq } from 'payload'

const EVERY = 5 * 60 * 1000
const MOST = 10_000

const written = processWide('sessions-seen', () => new Map<string, number>())

/** Notes that what the database holds of a login is of now. */
export const rememberSeen = (session: string): void => {
  // The oldest go first; forgotten ones cost one statement more.
  if (written.size >= MOST) written.delete(written.keys().next().value ?? '')
  written.delete(session)
  written.set(session, Date.now())
}

const noteSeen = async (payload: Payload, session: string): Promise<void> => {
  if (Date.now() - (written.get(session) ?? 0) < EVERY) return
  rememberSeen(session)
  const req = await createLocalReq({}, payload)
  await whileSigningIn(async () => {
    const reader = await readerOf(req)
    await reader.execute(
      sql`update session_details set last_seen_at = now() where session_id = ${session}`,
    )
  })
}

/** Has the list of somebody's logins tell when each was last used, to within five minutes. */
export const watchSessions = (payload: Payload): void => {
  for (const strategy of payload.authStrategies) {
    const { authenticate } = strategy
    strategy.authenticate = async (args) => {
      const result = await authenticate(args)
      const session: unknown = result.user && '_sid' in result.user ? result.user._sid : undefined
      if (typeof session === 'string') await noteSeen(payload, session)
      return result
    }
  }
}

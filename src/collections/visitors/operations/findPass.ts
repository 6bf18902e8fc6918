import type { PayloadRequest } from 'payload'
import { currentSession } from '@/kernel/currentSession'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { authRequired, isAppError } from '@/kernel/errors'
import { countInOrder, takeBack } from '@/kernel/http/rateLimit/inOrder'
import { costOfGuess, lifeAround } from '../domain/guessing'
import { readTypedPass } from '../domain/passToken'
import { readPass } from './passKeys'
import { visitColumns, visitFrom, visitTables } from './visitRow'
import type { Visit, VisitRow } from './visitRow'

interface Asked {
  req: PayloadRequest
  community: string
  now: Date
}

/** The visit that a pass is good for: the one that is open, else whoever is inside, the next, the last. */
const visitOfPass = async (
  { req, community, now }: Asked,
  which: Sql,
): Promise<Visit | undefined> => {
  const at = now.toISOString()
  const reader = await readerOf(req)
  const { rows } = await reader.execute<VisitRow>(sql`
    select ${visitColumns} from ${visitTables}
    join visit_passes p on p.invitation_id = v.invitation_id
    where p.community_id = ${community} and v.community_id = ${community} and ${which}
    order by
      (v.state in ('expected', 'approved', 'waiting')
        and v.opens_at <= ${at} and v.closes_at > ${at}) desc,
      v.state in ('inside', 'overstayed') desc,
      case when v.opens_at > ${at} then v.opens_at end asc nulls last,
      v.closes_at desc
    limit 1`)
  const [row] = rows
  return row && visitFrom(row)
}

const livingNow = (now: Date): Sql => {
  const { opensAfter, opensBefore, closesAfter } = lifeAround(now)
  return sql`v.opens_at > ${opensAfter.toISOString()} and v.opens_at < ${opensBefore.toISOString()}
    and v.closes_at > ${closesAfter.toISOString()}`
}

/** How many codes a guess may hit. */
const livingCodes = async ({ req, community, now }: Asked): Promise<number> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ many: number }>(sql`
    select count(distinct v.invitation_id)::int as many from visits v
    join visit_passes p on p.invitation_id = v.invitation_id
    where v.community_id = ${community} and p.code is not null and ${livingNow(now)}`)
  return rows[0]?.many ?? 0
}

export const MISSES = ['unreadable', 'unknown', 'forged', 'elsewhere', 'spent'] as const
export type Miss = (typeof MISSES)[number]

interface Found {
  visit: Visit
  method: 'qr' | 'code'
}

/** Wrong codes count, at what they cost, before they are looked at; right ones are given back. */
const visitOfCode = async (asked: Asked, code: string): Promise<Visit | 'unknown' | 'spent'> => {
  const { req, community, now } = asked
  if (!req.user) throw authRequired()
  const keys = [
    ['device', currentSession(req) ?? req.user.id],
    ['community', community],
  ] as const
  const cost = costOfGuess(await livingCodes(asked))
  try {
    await countInOrder('gate-code', keys, cost)
  } catch (error) {
    if (isAppError(error) && error.code === 'rate-limited') return 'spent'
    throw error
  }
  const visit = await visitOfPass(asked, sql`p.code = ${code} and ${livingNow(now)}`)
  if (!visit) return 'unknown'
  await takeBack('gate-code', keys, cost)
  return visit
}

/** Whom a scanned pass or a typed code is of. */
export const findPass = async (asked: Asked, typed: string): Promise<Found | Miss> => {
  const read = readTypedPass(typed)
  if (!read) return 'unreadable'
  if (read.by === 'code') {
    const visit = await visitOfCode(asked, read.code)
    return typeof visit === 'string' ? visit : { visit, method: 'code' }
  }
  const { req, community } = asked
  const claims = await readPass(req, { community, token: read.token })
  if (typeof claims === 'string') return claims
  const visit = await visitOfPass(asked, sql`p.id = ${claims.pass}`)
  return visit ? { visit, method: 'qr' } : 'unknown'
}

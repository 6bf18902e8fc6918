import type { Payload, PayloadRequest } from 'payload'
import { openReader, sql, txOf } from '@/kernel/database/transaction'
import { identity } from '@/kernel/identity'
import { inEachCommunity } from '@/kernel/jobs/inEachCommunity'
import { expectIn, windowsAhead } from './expect'

interface RecurringRow extends Record<string, unknown> {
  id: string
  rule: string
  starts_at: string | Date
  ends_at: string | Date | null
  minutes: number
}

const MINUTE_MS = 60_000

const planIn = async (req: PayloadRequest, community: string, now: Date): Promise<number> => {
  const place = await identity().communityById(req, community)
  if (!place) return 0
  const tx = await txOf(req)
  // Two workers plan one after the other: the second finds what the first has made.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`visits ${community}`}, 0))`)
  const { rows } = await tx.execute<RecurringRow>(sql`
    select id, rule, starts_at, ends_at, minutes::int as minutes from invitations
    where community_id = ${community} and kind = 'recurring' and state = 'active'
      and rule is not null and minutes is not null
      and (ends_at is null or ends_at > ${now.toISOString()})
    order by id`)
  let made = 0
  for (const { id, rule, starts_at: starts, ends_at: ends, minutes } of rows) {
    const startsAt = new Date(starts)
    const plan = {
      kind: 'recurring',
      rule,
      startsAt,
      endsAt: new Date(startsAt.getTime() + minutes * MINUTE_MS),
      lastsUntil: ends === null ? null : new Date(ends),
    } as const
    made += await expectIn(
      req,
      { invitation: id, community },
      windowsAhead(plan, place.timeZone, now),
    )
  }
  return made
}

/**
 * Expects those who come again and again, two weeks ahead.
 * @returns how many visits are new.
 */
export const planRecurring = async ({
  payload,
  now,
}: {
  payload: Payload
  now: Date
}): Promise<number> => {
  const { rows } = await openReader(payload).execute<{ community_id: string }>(
    sql`select community_id from app_communities_with_recurring()`,
  )
  return inEachCommunity(payload, {
    communities: rows.map(({ community_id }) => community_id),
    reason: 'expect those who come again',
    work: (req, community) => planIn(req, community, now),
  })
}

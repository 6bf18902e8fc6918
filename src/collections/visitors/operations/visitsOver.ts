import type { Payload, PayloadRequest } from 'payload'
import { openReader, sql, txOf } from '@/kernel/database/transaction'
import { emit } from '@/kernel/events/emit'
import { inEachCommunity } from '@/kernel/jobs/inEachCommunity'
import { statesBefore } from '../domain/visit'
import { visitChanged, visitOverstayed } from '../events'
import { startAlarms } from './alarms'
import { inStates } from './visitRow'

interface Over extends Record<string, unknown> {
  id: string
  host_id: string
}

/** Each is found once, however many workers look: the update is the claim. */
const overstaying = async (req: PayloadRequest, community: string, at: string): Promise<Over[]> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<Over>(sql`
    update visits set state = 'overstayed', updated_at = now()
    where community_id = ${community} and state = ${inStates(statesBefore('overstayed'))}
      and overstays_at <= ${at} returning id, host_id`)
  return rows
}

const missed = async (req: PayloadRequest, community: string, at: string): Promise<Over[]> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<Over>(sql`
    update visits set state = 'expired', updated_at = now()
    where community_id = ${community} and state = ${inStates(statesBefore('expired'))}
      and closes_at <= ${at} returning id, host_id`)
  return rows
}

/** Digits are few: those of an invitation that ended a day ago are given out again. */
const freeCodes = async (req: PayloadRequest, community: string, at: string): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    update visit_passes p set code = null from invitations i
    where p.community_id = ${community} and p.code is not null and i.id = p.invitation_id
      and i.ends_at <= ${at}::timestamptz - interval '1 day'`)
}

const lookIn = async (req: PayloadRequest, community: string, now: Date): Promise<number> => {
  const at = now.toISOString()
  const late = await overstaying(req, community, at)
  await startAlarms(req, { community, visits: late.map(({ id }) => id), at })
  for (const { id: visitId, host_id: hostId } of late) {
    await emit(req, { event: visitOverstayed, community, data: { visitId, hostId } })
  }
  const gone = await missed(req, community, at)
  for (const { id: visitId, host_id: hostId } of gone) {
    await emit(req, { event: visitChanged, community, data: { visitId, hostId } })
  }
  await freeCodes(req, community, at)
  return late.length
}

/**
 * Finds who stays longer than meant, and tells host and gate; who has not come is expected no more, and
 * digits that open nothing any more are given back.
 * @returns how many stay too long.
 */
export const findVisitsOver = async ({
  payload,
  now,
}: {
  payload: Payload
  now: Date
}): Promise<number> => {
  const { rows } = await openReader(payload).execute<{ community_id: string }>(
    sql`select community_id from app_communities_with_visits_over(${now.toISOString()})`,
  )
  return inEachCommunity(payload, {
    communities: rows.map(({ community_id }) => community_id),
    reason: 'find who stays too long',
    work: (req, community) => lookIn(req, community, now),
  })
}

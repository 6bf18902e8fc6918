import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { countsSince } from '../../domain/shift'
import type { ShiftCounts } from '../../domain/shift'
import { duesOf } from '../goingBack'
import { countOpenIncidents } from '../shelfAudit/incidents'

interface At {
  req: PayloadRequest
  community: string
  now: Date
}

interface CountsRow extends Record<string, unknown> {
  waiting: number
  arrived: number
  handed_over: number
  unmatched: number
}

/** How things stand at the desk now, and what came and went since the handover before. */
export const shiftCounts = async ({
  req,
  community,
  now,
}: At): Promise<{ since: Date; counts: ShiftCounts }> => {
  const reader = await readerOf(req)
  const { rows: before } = await reader.execute<{ at: string }>(sql`
    select at from shift_handovers
    where community_id = ${community} and state = 'accepted' order by at desc limit 1`)
  const since = countsSince(before[0] ? new Date(before[0].at) : null, now)
  const { rows } = await reader.execute<CountsRow>(sql`
    select
      (select count(*) from packages
        where community_id = ${community} and status = 'received')::int as waiting,
      (select count(*) from packages where community_id = ${community} and status = 'received'
        and unit_id is null)::int as unmatched,
      (select count(*) from packages
        where community_id = ${community} and received_at > ${since.toISOString()}
          and received_at <= ${now.toISOString()})::int as arrived,
      (select count(*) from packages
        where community_id = ${community} and status = 'collected'
          and closed_at > ${since.toISOString()}
          and closed_at <= ${now.toISOString()})::int as handed_over`)
  const [row] = rows
  return {
    since,
    counts: {
      waiting: row?.waiting ?? 0,
      arrived: row?.arrived ?? 0,
      handedOver: row?.handed_over ?? 0,
      unmatched: row?.unmatched ?? 0,
      goingBack: (await duesOf({ req, community, now })).size,
      openDifferences: await countOpenIncidents({ req, community }),
    },
  }
}

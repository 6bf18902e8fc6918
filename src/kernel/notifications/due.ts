import type { Payload, PayloadRequest } from 'payload'
import { openReader, sql } from '../database/transaction'
import { communityRequest } from '../tenancy/system'

/**
 * Runs `work` for each community in which something waits for this moment, until nothing is left.
 * @param work how much it did; 0 ends it.
 */
export const inCommunitiesDue = async (
  payload: Payload,
  what: 'held' | 'ladders',
  now: Date,
  work: (req: PayloadRequest, community: string) => Promise<number>,
): Promise<void> => {
  const { rows } = await openReader(payload).execute<{
    community_id: string
    held: boolean
    ladders: boolean
  }>(
    sql`select community_id, held, ladders from app_notices_due(${now.toISOString()}::timestamptz)`,
  )
  for (const row of rows) {
    if (!row[what]) continue
    const req = await communityRequest(payload, row.community_id, `notices due: ${what}`)
    while ((await work(req, row.community_id)) > 0);
  }
}

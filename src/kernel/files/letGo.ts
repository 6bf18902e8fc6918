import type { PayloadRequest } from 'payload'
import { anyId } from '../database/anyId'
import { sql, txOf } from '../database/transaction'

/**
 * Lets go of bound files whosever they are, in the open transaction: work of the system, once the time to
 * keep them is over. Nobody gets them from then on, and a job removes them.
 */
export const letGoOfFiles = async (
  req: PayloadRequest,
  { community, ids }: { community: string; ids: readonly string[] },
): Promise<void> => {
  if (ids.length === 0) return
  const tx = await txOf(req)
  await tx.execute(sql`
    update stored_files set state = 'released', released_at = clock_timestamp()
    where id = ${anyId(ids)} and community_id = ${community} and state = 'bound'`)
}

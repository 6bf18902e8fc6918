import type { PayloadRequest } from 'payload'
import { sql, txOf } from '@/kernel/database/transaction'
import { emit } from '@/kernel/events/emit'
import { askOpened } from '../../events'

/**
 * Asks everybody who lives there, in the transaction of the request; once.
 * @returns whether there was somebody to ask about.
 */
export const askHousehold = async (
  req: PayloadRequest,
  { community, visitId }: { community: string; visitId: string },
): Promise<boolean> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute(sql`
    update gate_asks set asked_at = clock_timestamp()
    where visit_id = ${visitId} and community_id = ${community} and asked_at is null
      and exists (select 1 from visits v where v.id = visit_id and v.state = 'waiting')
    returning visit_id`)
  if (rows.length === 0) return false
  await emit(req, { event: askOpened, community, data: { visitId } })
  return true
}

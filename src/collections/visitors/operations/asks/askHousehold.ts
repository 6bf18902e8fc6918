import type { PayloadRequest } from 'payload'
import { sql, txOf } from '@/kernel/database/transaction'
import { phoneCalls } from '@/kernel/calls/phoneCalls'
import { emit } from '@/kernel/events/emit'
import { enqueue } from '@/kernel/jobs/enqueue'
import { askOpened } from '../../events'
import { CALL_HOUSEHOLD } from './callInput'
import { refuseWhileAway } from './refuseWhileAway'
import { rulesOf } from '../rules'

/**
 * Asks everybody who lives there, in the transaction of the request; once. The rule of a home that is away
 * answers in their place.
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
  if (await refuseWhileAway(req, { community, visitId })) return true
  // Where nobody can be called there is nothing to wait for: the gate derives by itself that it is late.
  if (phoneCalls() !== null) {
    const { answerSeconds } = await rulesOf(req, community)
    await enqueue(req, CALL_HOUSEHOLD, { community, visit: visitId }, { startAfter: answerSeconds })
  }
  await emit(req, { event: askOpened, community, data: { visitId } })
  return true
}

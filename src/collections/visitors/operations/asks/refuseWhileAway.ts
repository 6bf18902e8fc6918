import type { PayloadRequest } from 'payload'
import { audit } from '@/kernel/audit/audit'
import { sql, txOf } from '@/kernel/database/transaction'
import { emit } from '@/kernel/events/emit'
import { askAnswered } from '../../events'

/**
 * Answers the gate's question by the rule of a home that is away and lets in nobody unannounced meanwhile,
 * in the transaction that asks. Who ends the absence at this moment waits for it.
 * @returns whether it did.
 */
export const refuseWhileAway = async (
  req: PayloadRequest,
  { community, visitId }: { community: string; visitId: string },
): Promise<boolean> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ refuses: boolean }>(sql`
    select app_home_takes_nobody(community_id, unit_id) as refuses from gate_asks
    where visit_id = ${visitId} and community_id = ${community}`)
  if (rows[0]?.refuses !== true) return false
  await tx.execute(sql`
    update visits set state = 'refused', updated_at = now()
    where id = ${visitId} and community_id = ${community} and state = 'waiting'`)
  await tx.execute(sql`
    update gate_asks set answer = 'refused', answered_as = 'rule', answered_at = clock_timestamp()
    where visit_id = ${visitId} and community_id = ${community} and answer is null`)
  const subject = { collection: 'visits', id: visitId }
  await audit(req, { community, action: 'visit.rule-refused', subject })
  await emit(req, { event: askAnswered, community, data: { visitId } })
  return true
}

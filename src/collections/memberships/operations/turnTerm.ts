import type { Payload } from 'payload'
import { systemClock } from '@/kernel/clock'
import { inTransaction, openReader, sql, txOf } from '@/kernel/database/transaction'
import { emit } from '@/kernel/events/emit'
import { communityRequest } from '@/kernel/tenancy/system'
import { membershipChanged } from '../events'
import { closeTerm } from './endTerm'
import { lockTerm } from './term'

/**
 * What happens when a membership begins or ends by itself. Power follows the clock without it, since
 * every request asks what is in force; this ends connections, hands work over and tells open screens.
 * Safe to run again: a membership that has ended stays as it is.
 */
export const turnTerm = async (
  payload: Payload,
  { community, membershipId }: { community: string; membershipId: string },
): Promise<void> => {
  const req = await communityRequest(payload, community, 'a membership begins or ends')
  await inTransaction(req, async () => {
    const term = await lockTerm(req, community, membershipId)
    if (!term || term.status === 'ended') return
    const isOver = term.validTo !== null && term.validTo <= systemClock.now()
    if (!isOver) {
      await emit(req, { event: membershipChanged, community, data: { membershipId } })
      return
    }
    const tx = await txOf(req)
    await tx.execute(sql`
      update memberships set status = 'ended', updated_at = now() where id = ${membershipId}`)
    await closeTerm(req, term)
  })
}

/** Ends what nobody ended: memberships of before there were jobs for it, or of a job that is lost. */
export const turnOverdue = async (payload: Payload): Promise<number> => {
  const { rows } = await openReader(payload).execute<{ id: string; community_id: string }>(
    sql`select id, community_id from app_overdue_memberships(500)`,
  )
  for (const { id, community_id: community } of rows) {
    await turnTerm(payload, { community, membershipId: id })
  }
  return rows.length
}

import type { Payload, PayloadRequest } from 'payload'
import { audit } from '@/kernel/audit/audit'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { isRole } from '@/kernel/domain/membership'
import type { Role } from '@/kernel/domain/membership'
import { emit } from '@/kernel/events/emit'
import { enqueue } from '@/kernel/jobs/enqueue'
import { communityRequest } from '@/kernel/tenancy/system'
import { isExact } from '../../domain/compare'
import { joinRequestChanged, joinRequestWaiting } from '../../events'
import { SEND_DECISION } from '../../slugs'
import { letIn } from '../letIn'
import { placeOf } from '../place'
import { compareRequest } from './compareRequest'
import type { RequestToCompare } from './compareRequest'

const roleOfEntry = async (req: PayloadRequest, entry: string): Promise<Role | null> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ role: string }>(
    sql`select role::text as role from roster_entries where id = ${entry}::uuid for update`,
  )
  const role = rows[0]?.role
  return isRole(role) ? role : null
}

/** An exact match comes in at once, in the role that the roster has for them. */
const approve = async (
  req: PayloadRequest,
  community: string,
  { id, person_id: person }: RequestToCompare,
  { unit, entry }: { unit: string; entry: string },
): Promise<boolean> => {
  const role = await roleOfEntry(req, entry)
  if (role === null) return false
  const tx = await txOf(req)
  const { rows } = await tx.execute(sql`
    update join_requests set status = 'approved', role = ${role}, decided_at = now(),
      updated_at = now()
    where id = ${id} and status = 'pending' returning id`)
  if (rows.length === 0) return true
  await letIn(req, { community, person, role, unit, rosterEntry: entry, reason: 'roster-match' })
  await audit(req, {
    community,
    action: 'join-request.approved-by-match',
    subject: { collection: 'join-requests', id },
    details: { person, role },
  })
  await enqueue(req, SEND_DECISION, { id, community })
  await emit(req, {
    event: joinRequestChanged,
    community,
    data: { requestId: id, personId: person },
  })
  return true
}

/**
 * Compares a request with the roster, in the worker: an exact match approves itself where the
 * community allows it, all else waits for management with what matches and what does not. Safe to
 * run again.
 */
export const matchRequest = async (
  payload: Payload,
  { id, community }: { id: string; community: string },
): Promise<void> => {
  const req = await communityRequest(payload, community, 'compare a request with the roster')
  await inTransaction(req, async () => {
    const tx = await txOf(req)
    const { rows } = await tx.execute<RequestToCompare>(sql`
      select id, person_id, name, email, phone, unit_text, role from join_requests
      where id = ${id} and status = 'pending' for update`)
    const [request] = rows
    if (!request) return
    const { unit, comparison } = await compareRequest(req, community, request)
    await tx.execute(sql`
      update join_requests set unit_id = ${unit}, roster_entry = ${comparison.rosterEntry},
        match = ${JSON.stringify(comparison)}::jsonb, updated_at = now()
      where id = ${id}`)
    const { autoApproves } = await placeOf(req, community)
    const entry = comparison.rosterEntry
    if (autoApproves && isExact(comparison) && unit !== null && entry !== null) {
      if (await approve(req, community, request, { unit, entry })) return
    }
    const data = { requestId: id, personId: request.person_id }
    await emit(req, { event: joinRequestWaiting, community, data })
  })
}

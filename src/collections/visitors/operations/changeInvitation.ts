import type { PayloadRequest } from 'payload'
import { audit } from '@/kernel/audit/audit'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { AppError, authRequired, notFound } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { rolesIn, scopeOf } from '@/kernel/tenancy/scope'
import { statesBefore } from '../domain/visit'
import { gateWindow } from '../domain/window'
import type { SaidSpan } from '../domain/window'
import { visitChanged } from '../events'
import { spanFor } from './invite'
import type { HostPlace } from './invite'
import { goodFor, stretchGood } from './passLife'
import { inStates } from './visitRow'

const tellScreens = async (
  req: PayloadRequest,
  community: string,
  visits: readonly { id: string; host_id: string }[],
): Promise<void> => {
  for (const { id, host_id: hostId } of visits) {
    await emit(req, { event: visitChanged, community, data: { visitId: id, hostId } })
  }
}

interface Touched extends Record<string, unknown> {
  id: string
  host_id: string
}

/**
 * Another time for somebody who has not come yet. The pass stays the same: who has its link or its code
 * need not hear of it.
 * @throws AppError 404 for one that is not the host's, or is taken back; 400 with the field that is wrong.
 */
export const changeTime = async (
  place: HostPlace,
  { id, said }: { id: string; said: SaidSpan },
): Promise<void> => {
  const { req, community } = place
  if (!req.user) throw authRequired()
  const { id: host } = req.user
  const span = spanFor(said, place)
  const { opensAt, closesAt } = gateWindow(span)
  await inTransaction(req, async () => {
    const tx = await txOf(req)
    const { rows } = await tx.execute(sql`
      update invitations set starts_at = ${span.startsAt.toISOString()},
        ends_at = ${span.endsAt.toISOString()}, updated_at = now()
      where id = ${id} and community_id = ${community.id} and host_id = ${host} and state = 'active'
        and kind = 'single'
      returning id`)
    if (rows.length === 0) throw notFound()
    const visits = await tx.execute<Touched>(sql`
      update visits set opens_at = ${opensAt.toISOString()}, closes_at = ${closesAt.toISOString()},
        updated_at = now()
      where invitation_id = ${id} and community_id = ${community.id} and state = 'expected'
      returning id, host_id`)
    if (visits.rows.length === 0) throw new AppError({ code: 'visitors.not-open', status: 409 })
    await stretchGood(req, id, goodFor({ startsAt: span.startsAt, lastsUntil: span.endsAt }))
    const subject = { collection: 'invitations', id }
    await audit(req, { community: community.id, action: 'invitation.moved', subject })
    await tellScreens(req, community.id, visits.rows)
  })
}

/**
 * Takes an invitation back, at once: by the host, or by management. Whoever is inside stays until they leave.
 * @throws AppError 404 for one that is neither, 409 where it is taken back already.
 */
export const revokeInvitation = async ({
  req,
  community,
  id,
}: {
  req: PayloadRequest
  community: string
  id: string
}): Promise<void> => {
  if (!req.user) throw authRequired()
  const { id: person } = req.user
  const isManager = rolesIn(await scopeOf(req), community).includes('manager')
  const reach = isManager ? sql`true` : sql`host_id = ${person}`
  await inTransaction(req, async () => {
    const tx = await txOf(req)
    const known = await tx.execute<{ state: string }>(sql`
      select state::text as state from invitations
      where id = ${id} and community_id = ${community} and ${reach} for update`)
    const [row] = known.rows
    if (!row) throw notFound()
    if (row.state !== 'active') throw new AppError({ code: 'visitors.revoked', status: 409 })
    await tx.execute(sql`
      update invitations set state = 'revoked', revoked_at = clock_timestamp(),
        revoked_by_id = ${person}, updated_at = now() where id = ${id}`)
    const { rows } = await tx.execute<Touched>(sql`
      update visits set state = 'revoked', updated_at = now()
      where invitation_id = ${id} and state = ${inStates(statesBefore('revoked'))}
      returning id, host_id`)
    const subject = { collection: 'invitations', id }
    await audit(req, { community, action: 'invitation.revoked', subject })
    await tellScreens(req, community, rows)
  })
}

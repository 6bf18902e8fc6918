import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { audit } from '@/kernel/audit/audit'
import { sql, txOf } from '@/kernel/database/transaction'
import { AppError, authRequired, notFound } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { overstaysAt } from '../domain/overstay'
import { judge, statesBefore } from '../domain/visit'
import { visitArrived, visitChanged } from '../events'
import { holdIfBlocked, isHeld } from './holds'
import { rulesOf } from './rules'
import { inStates, visitColumns, visitFrom, visitTables } from './visitRow'
import type { Visit, VisitRow } from './visitRow'

interface Place {
  req: PayloadRequest
  community: string
  now: Date
}

export const ENTRY_METHODS = ['qr', 'code', 'list'] as const
type EntryMethod = (typeof ENTRY_METHODS)[number]

const visitById = async ({ req, community }: Place, id: string): Promise<Visit> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<VisitRow>(sql`
    select ${visitColumns} from ${visitTables}
    where v.id = ${id} and v.community_id = ${community}`)
  const [row] = rows
  if (!row) throw notFound()
  return visitFrom(row)
}

/** Why somebody is not let in, once the compare-and-set has found nothing. */
const refusal = async (place: Place, id: string): Promise<AppError> => {
  const visit = await visitById(place, id)
  const { reason } = judge({ ...visit, isHeld: await isHeld(place.req, id) }, place.now)
  if (reason === 'held') return new AppError({ code: 'visitors.held', status: 409 })
  // What is open still is somebody's who is inside on another visit of the same invitation.
  if (reason === 'inside' || reason === 'open') {
    return new AppError({ code: 'visitors.inside-already', status: 409 })
  }
  return new AppError({ code: 'visitors.not-open', status: 409 })
}

/**
 * Lets somebody in, in the transaction of the request: of many gates that do so at once, one does.
 * @returns `held` where the block list stops them, which is noted.
 * @throws AppError 404 for a visit that is not there, 409 for one that is not open now.
 */
export const enter = async (
  place: Place,
  { id, method, gate }: { id: string; method: EntryMethod; gate: string | null },
): Promise<'inside' | 'held'> => {
  const { req, community, now } = place
  if (!req.user) throw authRequired()
  const visit = await visitById(place, id)
  const { verdict } = judge({ ...visit, isHeld: false }, now)
  if (verdict !== 'verified') throw await refusal(place, id)
  if (await holdIfBlocked(place, visit)) return 'held'
  const at = now.toISOString()
  const { stay } = await rulesOf(req, community)
  const out = overstaysAt({ ...visit, enteredAt: now }, stay[visit.purpose])
  const tx = await txOf(req)
  const { rows } = await tx.execute(sql`
    update visits set state = 'inside', entered_at = ${at}, entered_by_id = ${req.user.id},
      method = ${method}, gate_id = ${gate}, overstays_at = ${out?.toISOString() ?? null},
      updated_at = now()
    where id = ${id} and community_id = ${community} and state = ${inStates(statesBefore('inside'))}
      and opens_at <= ${at} and closes_at > ${at}
      and not exists (select 1 from visits o where o.invitation_id = visits.invitation_id
        and o.state in ('inside', 'overstayed'))
    returning id`)
  if (rows.length === 0) throw await refusal(place, id)
  const subject = { collection: 'visits', id }
  await audit(req, { community, action: 'visit.arrived', subject, details: { method } })
  const data = { visitId: id, hostId: visit.host }
  await emit(req, { event: visitArrived, community, data })
  return 'inside'
}

/** Who may come and go is expected again until the window is over. */
const expectAgain = async ({ req, community, now }: Place, id: string): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    insert into visits (id, community_id, name, invitation_id, host_id, unit_id, state, opens_at,
      closes_at, party, vehicle, purpose)
    select ${uuidv7()}, v.community_id, v.name, v.invitation_id, v.host_id, v.unit_id, 'expected',
      v.opens_at, v.closes_at, v.party, v.vehicle, v.purpose
    from visits v join invitations i on i.id = v.invitation_id
    where v.id = ${id} and v.community_id = ${community} and i.is_multi_entry and i.state = 'active'
      and v.closes_at > ${now.toISOString()}`)
}

/**
 * Notes that somebody has left, in the transaction of the request.
 * @throws AppError 404 for a visit that is not there, 409 for somebody who is not inside.
 */
export const leave = async (place: Place, id: string): Promise<void> => {
  const { req, community, now } = place
  if (!req.user) throw authRequired()
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ host_id: string }>(sql`
    update visits set state = 'left', left_at = ${now.toISOString()}, left_by_id = ${req.user.id},
      updated_at = now()
    where id = ${id} and community_id = ${community} and state = ${inStates(statesBefore('left'))}
    returning host_id`)
  const [row] = rows
  if (!row) {
    await visitById(place, id)
    throw new AppError({ code: 'visitors.not-inside', status: 409 })
  }
  await expectAgain(place, id)
  const subject = { collection: 'visits', id }
  await audit(req, { community, action: 'visit.left', subject })
  const data = { visitId: id, hostId: row.host_id }
  await emit(req, { event: visitChanged, community, data })
}

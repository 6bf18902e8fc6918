import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { audit } from '@/kernel/audit/audit'
import { readerOf, sql, txOf } from '@/kernel/database/transaction'
import { AppError, notFound } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { matchBlocked } from '../domain/blockList'
import type { Blocked } from '../domain/blockList'
import { holdOpened, visitChanged } from '../events'
import { askHousehold } from './asks/askHousehold'
import type { Visit } from './visitRow'

interface Place {
  req: PayloadRequest
  community: string
  now: Date
}

interface BlockedRow extends Record<string, unknown> {
  id: string
  name: string
  aliases: string | null
  vehicle: string | null
}

export const blockedNow = async ({ req, community, now }: Place): Promise<Blocked[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<BlockedRow>(sql`
    select id, name, aliases, vehicle from block_entries
    where community_id = ${community} and (expires_at is null or expires_at > ${now.toISOString()})
    order by id`)
  return rows.map(({ id, name, aliases, vehicle }) => ({
    id,
    name,
    aliases: aliases ?? '',
    vehicle: vehicle ?? '',
  }))
}

/** The entry of the block list that somebody is like. */
export const blockMatch = async (
  place: Place,
  visit: Pick<Visit, 'name' | 'vehicle'>,
): Promise<Blocked | undefined> => matchBlocked(await blockedNow(place), visit)

/** Asks a manager about somebody who waits, and is like an entry of the list. */
const openHold = async (
  { req, community }: Place,
  visit: Pick<Visit, 'id' | 'host'>,
  entry: Blocked,
): Promise<void> => {
  const tx = await txOf(req)
  const id = uuidv7()
  await tx.execute(sql`
    insert into gate_holds (id, community_id, visit_id, entry_id, by_id)
    values (${id}, ${community}, ${visit.id}, ${entry.id}, ${req.user?.id ?? null})`)
  const subject = { collection: 'visits', id: visit.id }
  await audit(req, { community, action: 'visit.held', subject, details: { entry: entry.id } })
  await emit(req, { event: holdOpened, community, data: { holdId: id } })
  const data = { visitId: visit.id, hostId: visit.host }
  await emit(req, { event: visitChanged, community, data })
}

/**
 * The same for somebody whom nobody announced, and who waits already; in the transaction of the request.
 * @returns whether they are stopped.
 */
export const holdWaiting = async (
  place: Place,
  visit: Pick<Visit, 'id' | 'host' | 'name' | 'vehicle'>,
): Promise<boolean> => {
  const entry = await blockMatch(place, visit)
  if (entry) await openHold(place, visit, entry)
  return entry !== undefined
}

/**
 * Stops somebody at the gate who is like an entry of the block list, and asks a manager; in the
 * transaction of the request. Of many gates that see them at once one asks.
 * @returns whether they are stopped.
 */
export const holdIfBlocked = async (place: Place, visit: Visit): Promise<boolean> => {
  if (visit.state !== 'expected') return false
  const entry = await blockMatch(place, visit)
  if (!entry) return false
  const { req, community } = place
  const tx = await txOf(req)
  const { rows } = await tx.execute(sql`
    update visits set state = 'waiting', updated_at = now()
    where id = ${visit.id} and community_id = ${community} and state = 'expected' returning id`)
  if (rows.length > 0) await openHold(place, visit, entry)
  return true
}

/** Whether the block list stopped a visit, and no manager has answered. */
export const isHeld = async (req: PayloadRequest, visit: string): Promise<boolean> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute(sql`
    select 1 from gate_holds where visit_id = ${visit} and answer is null`)
  return rows.length > 0
}

interface Hold {
  id: string
  visit: string
  name: string
  unit: string
  /** As the list has them. */
  listed: string
  reason: string
  at: Date
}

interface HoldRow extends Record<string, unknown> {
  id: string
  visit_id: string
  name: string
  unit: string
  listed: string
  reason: string
  at: string | Date
}

/** Who waits at the gate for a manager's word. */
export const openHolds = async (req: PayloadRequest, community: string): Promise<Hold[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<HoldRow>(sql`
    select h.id, h.visit_id, v.name, n.label as unit, e.name as listed, e.reason, h.at
    from gate_holds h join visits v on v.id = h.visit_id join units n on n.id = v.unit_id
    join block_entries e on e.id = h.entry_id
    where h.community_id = ${community} and h.answer is null
    order by h.at, h.id`)
  return rows.map(({ id, visit_id: visit, name, unit, listed, reason, at }) => ({
    id,
    visit,
    name,
    unit,
    listed,
    reason,
    at: new Date(at),
  }))
}

/**
 * A manager lets somebody in all the same, or has them turned away; of somebody whom nobody announced the
 * household is asked then, and never hears of this. In the transaction of the request.
 * @throws AppError 404 for one that is not there, 409 where another manager was faster.
 */
export const answerHold = async (
  { req, community }: Omit<Place, 'now'>,
  { id, answer }: { id: string; answer: 'allowed' | 'denied' },
): Promise<void> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ visit_id: string }>(sql`
    update gate_holds set answer = ${answer}, answered_at = clock_timestamp(),
      answered_by_id = ${req.user?.id ?? null}
    where id = ${id} and community_id = ${community} and answer is null returning visit_id`)
  const [row] = rows
  if (!row) {
    const known = await tx.execute(sql`
      select 1 from gate_holds where id = ${id} and community_id = ${community}`)
    throw known.rows.length === 0
      ? notFound()
      : new AppError({ code: 'visitors.hold-settled', status: 409 })
  }
  const { visit_id: visitId } = row
  if (answer === 'allowed' && (await askHousehold(req, { community, visitId }))) {
    const subject = { collection: 'visits', id: visitId }
    await audit(req, { community, action: 'visit.hold-allowed', subject })
    return
  }
  const moved = await tx.execute<{ host_id: string }>(sql`
    update visits set state = ${answer === 'allowed' ? 'approved' : 'refused'}::visit_state,
      updated_at = now()
    where id = ${visitId} and state = 'waiting' returning host_id`)
  const subject = { collection: 'visits', id: visitId }
  await audit(req, { community, action: `visit.hold-${answer}`, subject })
  const [visit] = moved.rows
  if (!visit) return
  await emit(req, { event: visitChanged, community, data: { visitId, hostId: visit.host_id } })
}

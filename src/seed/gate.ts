import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { CODES } from '@/collections/visitors/domain/guessing'
import { overstaysAt } from '@/collections/visitors/domain/overstay'
import { gateWindow } from '@/collections/visitors/domain/window'
import { sql, txOf } from '@/kernel/database/transaction'
import type { DemoGate, DemoVisit } from './demo'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

interface GatePlace {
  community: string
  now: Date
  units: ReadonlyMap<string, string>
  users: ReadonlyMap<string, string>
  /** Who lets people in. */
  guard: string
}

const known = (ids: ReadonlyMap<string, string>, key: string): string => {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`the demo data name ${key}, and there is none`)
  return id
}

/** Of the community's own: no two seeds give out the same. */
const codeOf = (community: string, index: number): string => {
  const digest = createHash('sha256')
    .update(`${community}:${String(index)}`)
    .digest()
  return String(digest.readUInt32BE() % CODES).padStart(6, '0')
}

interface Coming {
  state: 'expected' | 'inside' | 'left'
  enteredAt: Date | null
  leftAt: Date | null
}

const comingOf = ({ came, left }: DemoVisit, startsAt: Date): Coming => {
  const after = (minutes: number) => new Date(startsAt.getTime() + minutes * MINUTE_MS)
  if (came === undefined) return { state: 'expected', enteredAt: null, leftAt: null }
  if (left === undefined) return { state: 'inside', enteredAt: after(came), leftAt: null }
  return { state: 'left', enteredAt: after(came), leftAt: after(left) }
}

/** Somebody with their past: past the operations, which would date it now and tell people of what is over. */
const insertVisit = async (
  req: PayloadRequest,
  visit: DemoVisit,
  code: string,
  { community, now, units, users, guard }: GatePlace,
): Promise<void> => {
  const startsAt = new Date(now.getTime() + visit.at * HOUR_MS)
  const endsAt = new Date(startsAt.getTime() + visit.hours * HOUR_MS)
  const { opensAt, closesAt } = gateWindow({ startsAt, endsAt })
  const { state, enteredAt, leftAt } = comingOf(visit, startsAt)
  const purpose = visit.purpose ?? 'guest'
  const out = enteredAt && overstaysAt({ purpose, kind: 'single', enteredAt, closesAt }, null)
  const [host, unit] = [known(users, visit.host), known(units, visit.unit)]
  const [visitor, invitation] = [uuidv7(), uuidv7()]
  const party = visit.party ?? 1
  const vehicle = visit.vehicle ?? null
  const tx = await txOf(req)
  await tx.execute(sql`
    insert into visitors (id, community_id, host_id, name, vehicle, last_invited_at)
    values (${visitor}, ${community}, ${host}, ${visit.name}, ${vehicle}, ${startsAt.toISOString()})`)
  await tx.execute(sql`
    insert into invitations (id, community_id, name, visitor_id, host_id, unit_id, kind, purpose,
      starts_at, ends_at, party, vehicle, note, state)
    values (${invitation}, ${community}, ${visit.name}, ${visitor}, ${host}, ${unit}, 'single',
      ${purpose}, ${startsAt.toISOString()}, ${endsAt.toISOString()}, ${party}, ${vehicle},
      ${visit.note ?? null}, 'active')`)
  await tx.execute(sql`
    insert into visits (id, community_id, name, invitation_id, host_id, unit_id, state, opens_at,
      closes_at, party, vehicle, purpose, method, entered_at, entered_by_id, overstays_at, left_at, left_by_id)
    values (${uuidv7()}, ${community}, ${visit.name}, ${invitation}, ${host}, ${unit}, ${state},
      ${opensAt.toISOString()}, ${closesAt.toISOString()}, ${party}, ${vehicle}, ${purpose},
      ${enteredAt ? 'qr' : null}, ${enteredAt?.toISOString() ?? null}, ${enteredAt ? guard : null},
      ${out?.toISOString() ?? null}, ${leftAt?.toISOString() ?? null}, ${leftAt ? guard : null})`)
  await tx.execute(sql`
    insert into visit_passes (id, community_id, invitation_id, code)
    values (${uuidv7()}, ${community}, ${invitation}, ${code})`)
}

/** Where people come in, who is expected, and who was here. */
export const seedGate = async (
  req: PayloadRequest,
  { gates, visits, blocked }: DemoGate,
  place: GatePlace,
): Promise<void> => {
  const { community } = place
  for (const [position, name] of gates.entries()) {
    await req.payload.create({ collection: 'gates', data: { community, name, position }, req })
  }
  for (const entry of blocked) {
    await req.payload.create({ collection: 'block-entries', data: { community, ...entry }, req })
  }
  for (const [index, visit] of visits.entries()) {
    await insertVisit(req, visit, codeOf(community, index), place)
  }
}

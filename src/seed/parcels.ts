import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { codeFrom } from '@/collections/packages/domain/pickupCode'
import { sql, txOf } from '@/kernel/database/transaction'
import type { DemoCommunity, DemoParcel } from './demo'

const HOUR_MS = 3600 * 1000

export interface ParcelPlace {
  community: string
  slug: string
  now: Date
  deskUser: string
  unit: string
  recipient: string | null
  /** Whether anybody was there to be told. */
  isTold: boolean
}

const before = (now: Date, hours: number): string =>
  new Date(now.getTime() - hours * HOUR_MS).toISOString()

/** The same code at every seed, and not one that can be worked out from another's. */
const codeOf = (slug: string, index: number): string =>
  codeFrom(
    createHash('sha256')
      .update(`demo:${slug}:${String(index)}`)
      .digest(),
  )

const summaryOf = ({ carrier, carrierName, label, tracking }: DemoParcel): string =>
  [carrierName ?? carrier.toUpperCase(), label, tracking].filter(Boolean).join(' · ')

/** Whoever tries the demo is not reminded at once of what came yesterday; the later steps come. */
const noteFirstReminder = async (
  req: PayloadRequest,
  { id, community, now }: { id: string; community: string; now: Date },
): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    insert into package_reminders (package_id, day, community_id, at)
    values (${id}, 1, ${community}, ${now.toISOString()})`)
}

/**
 * A parcel with its past. It goes past the operations on purpose: they would date it now, and tell
 * people by mail of what happened days ago.
 */
export const insertParcel = async (
  req: PayloadRequest,
  parcel: DemoParcel,
  index: number,
  place: ParcelPlace,
): Promise<void> => {
  const { community, slug, now, deskUser, unit, recipient, isTold } = place
  const { end } = parcel
  const tx = await txOf(req)
  const id = uuidv7()
  const receivedAt = before(now, parcel.received)
  const closedAt = end ? before(now, end.at) : null
  await tx.execute(sql`
    insert into packages (id, community_id, summary, unit_id, recipient_id, recipient_name, kind, carrier,
      carrier_name, tracking_number, shelf, notes, status, pickup_code, received_at, received_by_id,
      notified_at, closed_at, closed_by_id, collector_name, release_method, created_at, updated_at)
    values (${id}, ${community}, ${summaryOf(parcel)}, ${unit}, ${recipient}, ${parcel.label},
      ${parcel.kind ?? 'parcel'}, ${parcel.carrier}, ${parcel.carrierName ?? null}, ${parcel.tracking ?? null},
      ${parcel.shelf ?? null}, ${parcel.notes ?? null}, ${end?.state ?? 'received'},
      ${codeOf(slug, index)}, ${receivedAt}, ${deskUser}, ${isTold ? receivedAt : null}, ${closedAt},
      ${end ? deskUser : null}, ${end?.collector ?? null}, ${end?.method ?? null}, ${receivedAt},
      ${closedAt ?? receivedAt})`)
  if (!end) await noteFirstReminder(req, { id, community, now })
  const steps = [
    { kind: 'received', at: receivedAt, note: null },
    ...(end && closedAt !== null
      ? [{ kind: end.state, at: closedAt, note: end.collector ?? end.note ?? null }]
      : []),
  ]
  for (const { kind, at, note } of steps) {
    await tx.execute(sql`
      insert into package_events (id, community_id, package_id, unit_id, kind, at, actor_id, note)
      values (${uuidv7()}, ${community}, ${id}, ${unit}, ${kind}, ${at}, ${deskUser}, ${note})`)
  }
}

/** The shelves of a demo community's desk. */
export const seedShelves = async (
  req: PayloadRequest,
  community: string,
  shelves: DemoCommunity['shelves'],
): Promise<void> => {
  for (const [area, names] of Object.entries(shelves)) {
    for (const [position, name] of names.entries()) {
      await req.payload.create({
        collection: 'shelves',
        data: { community, area, name, position },
        req,
      })
    }
  }
}

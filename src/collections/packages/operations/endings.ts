import type { PayloadRequest } from 'payload'
import { systemClock } from '@/kernel/clock'
import { readerOf, sql } from '@/kernel/database/transaction'
import { linksTo } from '@/kernel/files/links'
import type { ClosingReason } from '../domain/closing'
import type { Signature } from '../domain/handover'

export interface HandOverView {
  collectorName: string
  signature: Signature
  /** How many things went out with this signature. */
  items: number
  /** Addresses for the person, for some minutes. */
  signatureUrl: string | null
  photoUrl: string | null
  /** Since when they are not kept any more; ISO 8601, UTC. */
  signatureRemovedAt: string | null
  photoRemovedAt: string | null
}

export interface ClosingView {
  reason: ClosingReason
  supervisor: string | null
}

interface HandOverRow extends Record<string, unknown> {
  collector_name: string
  signature: Signature
  signature_file_id: string | null
  photo_file_id: string | null
  signature_removed_at: string | null
  photo_removed_at: string | null
  items: number
}

interface At {
  req: PayloadRequest
  community: string
  /** Of the parcel. */
  id: string
}

/** The hand-over of a parcel that is out, where the person may see it: the desk, and who signed. */
export const handOverOf = async ({ req, community, id }: At): Promise<HandOverView | null> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<HandOverRow>(sql`
    select h.collector_name, h.signature, h.signature_file_id, h.photo_file_id,
      h.signature_removed_at, h.photo_removed_at,
      (select count(*)::int from package_handover_items o
       where o.handover_id = h.id and o.undone_at is null) as items
    from package_handover_items i join package_handovers h on h.id = i.handover_id
    where i.package_id = ${id} and i.community_id = ${community} and i.undone_at is null`)
  const [row] = rows
  if (!row) return null
  const urlOf = (file: string | null): string | null => {
    if (file === null) return null
    const link = { community, file, person: req.user?.id ?? '' }
    return linksTo(link, true, systemClock.now()).url
  }
  const isoOf = (at: string | null) => (at === null ? null : new Date(at).toISOString())
  return {
    collectorName: row.collector_name,
    signature: row.signature,
    items: row.items,
    signatureUrl: urlOf(row.signature_file_id),
    photoUrl: urlOf(row.photo_file_id),
    signatureRemovedAt: isoOf(row.signature_removed_at),
    photoRemovedAt: isoOf(row.photo_removed_at),
  }
}

/** Why a parcel was closed without a signature, and who stood for it; for the desk. */
export const closingOf = async ({ req, community, id }: At): Promise<ClosingView | null> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ reason: ClosingReason; supervisor: string | null }>(sql`
    select c.reason, u.name as supervisor
    from package_closings c left join users u on u.id = c.supervisor_id
    where c.package_id = ${id} and c.community_id = ${community} and c.undone_at is null`)
  const [row] = rows
  return row ? { reason: row.reason, supervisor: row.supervisor } : null
}

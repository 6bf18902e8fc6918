import { sql } from '@/kernel/database/transaction'
import type { ParcelView } from './parcelView'

export type Moment = string | Date

/** A parcel's own columns, and what is read beside them. */
export interface ParcelRow extends Omit<
  ParcelView,
  'unit' | 'photo' | 'photoRemovedAt' | 'receivedAt' | 'notifiedAt' | 'closedAt'
> {
  unitId: string | null
  unitLabel: string | null
  filename: string | null
  photoRemovedAt: Moment | null
  receivedAt: Moment
  notifiedAt: Moment | null
  closedAt: Moment | null
}

/** Columns of `packages p`, `units u` and `media m`. */
export const parcelColumns = sql`p.id, p.unit_id as "unitId", u.label as "unitLabel", p.kind, p.size,
  p.condition, p.condition_note as "conditionNote",
  coalesce(p.is_perishable, false) as "isPerishable",
  p.recipient_name as "recipientName", p.carrier, p.carrier_name as "carrierName",
  p.tracking_number as "trackingNumber", p.shelf, p.notes, m.filename,
  p.photo_removed_at as "photoRemovedAt", p.status, coalesce(p.pickup_code, '') as "pickupCode",
  coalesce(p.received_at, p.created_at) as "receivedAt", p.notified_at as "notifiedAt",
  p.closed_at as "closedAt", p.collector_name as "collectorName"`

export const instant = (moment: Moment): string => new Date(moment).toISOString()
const maybe = (moment: Moment | null): string | null => (moment === null ? null : instant(moment))

export const viewOfRow = (row: ParcelRow): ParcelView => ({
  id: row.id,
  unit: row.unitId === null ? null : { id: row.unitId, label: row.unitLabel ?? '' },
  kind: row.kind,
  size: row.size,
  condition: row.condition,
  conditionNote: row.conditionNote,
  isPerishable: row.isPerishable,
  recipientName: row.recipientName,
  carrier: row.carrier,
  carrierName: row.carrierName,
  trackingNumber: row.trackingNumber,
  shelf: row.shelf,
  notes: row.notes,
  photo: row.filename === null ? null : `/api/media/file/${row.filename}`,
  photoRemovedAt: maybe(row.photoRemovedAt),
  status: row.status,
  pickupCode: row.pickupCode,
  receivedAt: instant(row.receivedAt),
  notifiedAt: maybe(row.notifiedAt),
  closedAt: maybe(row.closedAt),
  collectorName: row.collectorName,
})

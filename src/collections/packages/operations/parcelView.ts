import type { Package } from '@/payload-types'
import { isParcelState } from '../domain/parcel'
import type { ParcelState } from '../domain/parcel'

/** A parcel as screens and the API show it. */
export interface ParcelView {
  id: string
  unit: { id: string; label: string }
  recipientName: string | null
  carrier: string
  carrierName: string | null
  trackingNumber: string | null
  shelf: string | null
  notes: string | null
  photo: string | null
  status: ParcelState
  pickupCode: string
  /** ISO 8601, UTC; the same for the others. */
  receivedAt: string
  notifiedAt: string | null
  closedAt: string | null
  collectorName: string | null
}

export const parcelView = (parcel: Package): ParcelView => ({
  id: parcel.id,
  unit:
    typeof parcel.unit === 'string'
      ? { id: parcel.unit, label: '' }
      : { id: parcel.unit.id, label: parcel.unit.label ?? '' },
  recipientName: parcel.recipientName ?? null,
  carrier: parcel.carrier,
  carrierName: parcel.carrierName ?? null,
  trackingNumber: parcel.trackingNumber ?? null,
  shelf: parcel.shelf ?? null,
  notes: parcel.notes ?? null,
  photo:
    typeof parcel.photo === 'object' && parcel.photo?.filename
      ? `/api/media/file/${parcel.photo.filename}`
      : null,
  status: isParcelState(parcel.status) ? parcel.status : 'received',
  pickupCode: parcel.pickupCode ?? '',
  receivedAt: parcel.receivedAt ?? parcel.createdAt,
  notifiedAt: parcel.notifiedAt ?? null,
  closedAt: parcel.closedAt ?? null,
  collectorName: parcel.collectorName ?? null,
})

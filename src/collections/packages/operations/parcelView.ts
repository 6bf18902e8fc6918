import { z } from 'zod'
import type { Package } from '@/payload-types'
import { isParcelState, PARCEL_STATES } from '../domain/parcel'

const moment = z.string().meta({ format: 'date-time' })

/** A parcel as screens and the API show it. Times are ISO 8601 in UTC. */
export const parcelSchema = z
  .strictObject({
    id: z.uuid(),
    unit: z.strictObject({ id: z.uuid(), label: z.string() }),
    recipientName: z.string().nullable(),
    carrier: z.string(),
    carrierName: z.string().nullable(),
    trackingNumber: z.string().nullable(),
    shelf: z.string().nullable(),
    notes: z.string().nullable(),
    photo: z.string().nullable().describe('Address of the picture.'),
    status: z.enum(PARCEL_STATES),
    pickupCode: z.string(),
    receivedAt: moment,
    notifiedAt: moment.nullable(),
    closedAt: moment.nullable(),
    collectorName: z.string().nullable(),
  })
  .meta({ title: 'Parcel' })

export type ParcelView = z.infer<typeof parcelSchema>

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

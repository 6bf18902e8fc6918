import { z } from 'zod'
import type { Package } from '@/payload-types'
import {
  isParcelState,
  ITEM_CONDITIONS,
  ITEM_KINDS,
  ITEM_SIZES,
  PARCEL_STATES,
} from '../domain/parcel'

const moment = z.string().meta({ format: 'date-time' })

/** A parcel as screens and the API show it. Times are ISO 8601 in UTC. */
export const parcelSchema = z
  .strictObject({
    id: z.uuid(),
    unit: z
      .strictObject({ id: z.uuid(), label: z.string() })
      .nullable()
      .describe('Null while nobody knows whom the label means.'),
    kind: z.enum(ITEM_KINDS),
    size: z.enum(ITEM_SIZES).nullable(),
    condition: z.enum(ITEM_CONDITIONS),
    conditionNote: z.string().nullable(),
    isPerishable: z.boolean(),
    recipientName: z.string().nullable(),
    carrier: z.string(),
    carrierName: z.string().nullable(),
    trackingNumber: z.string().nullable(),
    shelf: z.string().nullable(),
    notes: z.string().nullable(),
    photo: z.string().nullable().describe('Address of the picture.'),
    photoRemovedAt: moment.nullable().describe('Since when its picture is not kept any more.'),
    status: z.enum(PARCEL_STATES),
    pickupCode: z.string(),
    receivedAt: moment,
    notifiedAt: moment.nullable(),
    closedAt: moment.nullable(),
    collectorName: z.string().nullable(),
  })
  .meta({ title: 'Parcel' })

export type ParcelView = z.infer<typeof parcelSchema>

export const unitOf = (unit: Package['unit']): ParcelView['unit'] => {
  if (!unit) return null
  return typeof unit === 'string'
    ? { id: unit, label: '' }
    : { id: unit.id, label: unit.label ?? '' }
}

export const stateOf = (status: unknown): ParcelView['status'] =>
  isParcelState(status) ? status : 'received'

export const parcelView = (parcel: Package): ParcelView => ({
  id: parcel.id,
  unit: unitOf(parcel.unit),
  kind: parcel.kind,
  size: parcel.size ?? null,
  condition: parcel.condition,
  conditionNote: parcel.conditionNote ?? null,
  isPerishable: parcel.isPerishable === true,
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
  photoRemovedAt: parcel.photoRemovedAt ?? null,
  status: stateOf(parcel.status),
  pickupCode: parcel.pickupCode ?? '',
  receivedAt: parcel.receivedAt ?? parcel.createdAt,
  notifiedAt: parcel.notifiedAt ?? null,
  closedAt: parcel.closedAt ?? null,
  collectorName: parcel.collectorName ?? null,
})

import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { CARRIERS, ITEM_CONDITIONS, ITEM_KINDS, ITEM_SIZES } from '../domain/parcel'
import { insertParcel } from './insertParcel'

const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .transform((value) => (value === '' ? undefined : value))
    .optional()

const optionalId = z
  .union([z.literal(''), z.uuid()])
  .transform((value) => (value === '' ? undefined : value))
  .optional()

export const parcelInput = z.object({
  unit: z
    .uuid()
    .nullable()
    .describe('Null for a label that nobody knows: the desk matches it later.'),
  recipient: optionalId,
  recipientName: optionalText(120),
  kind: z.enum(ITEM_KINDS).default('parcel'),
  carrier: z.enum(CARRIERS),
  carrierName: optionalText(60),
  trackingNumber: optionalText(60),
  size: z
    .union([z.literal(''), z.enum(ITEM_SIZES)])
    .transform((value) => (value === '' ? undefined : value))
    .optional(),
  condition: z.enum(ITEM_CONDITIONS).default('good'),
  conditionNote: optionalText(300),
  isPerishable: z.boolean().default(false),
  shelf: optionalText(30),
  notes: optionalText(500),
  clientId: z
    .uuid()
    .optional()
    .describe('Made by the device: another try with it gives the parcel that is stored.'),
})

/** What a caller says; the rest has its defaults. */
export type ParcelInput = z.input<typeof parcelInput>

export interface ParcelPhoto {
  bytes: Uint8Array
  name: string
}

export interface LoggedParcel {
  id: string
  pickupCode: string
  unit: string | null
}

const storedBefore = async (
  req: PayloadRequest,
  community: string,
  clientId: string,
): Promise<LoggedParcel | undefined> => {
  const tx = await txOf(req)
  // Two tries at the same time: the second waits here for what the first stores.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${clientId}, 7))`)
  const { rows } = await tx.execute<{
    id: string
    pickup_code: string
    unit_id: string | null
  }>(sql`
    select id, pickup_code, unit_id from packages
    where community_id = ${community} and client_id = ${clientId}`)
  const [row] = rows
  return row && { id: row.id, pickupCode: row.pickup_code, unit: row.unit_id }
}

/**
 * Writes something down for a unit, or for nobody known yet. Its photo, where there is one, is stored
 * with it or not at all. The same `clientId` gives what is stored under it.
 * @throws AppError for a unit or recipient of another community, or a photo that is no image.
 */
export const logPackage = async ({
  req,
  community,
  input,
  photo,
}: {
  req: PayloadRequest
  community: string
  input: ParcelInput
  photo?: ParcelPhoto | undefined
}): Promise<LoggedParcel> => {
  if (input.carrier === 'other' && input.carrierName === undefined) {
    throw new AppError({ code: 'validation.required', status: 400, field: 'carrierName' })
  }
  return inTransaction(req, async () => {
    const { clientId, ...item } = input
    const stored = clientId === undefined ? undefined : await storedBefore(req, community, clientId)
    if (stored) return stored
    const picture = photo && (await storePhoto(req, community, input.unit, photo))
    const { kind = 'parcel', condition = 'good', isPerishable = false, size, recipient } = item
    const parcel = await insertParcel(req, {
      ...item,
      community,
      kind,
      condition,
      isPerishable,
      size: size === '' ? undefined : size,
      recipient: recipient === '' ? undefined : recipient,
      photo: picture,
      clientId,
    })
    return { ...parcel, unit: input.unit }
  })
}

const storePhoto = async (
  req: PayloadRequest,
  community: string,
  unit: string | null,
  { bytes, name }: ParcelPhoto,
): Promise<string> => {
  // Its form calls it so: an error belongs beside that control.
  req.context['photoField'] = 'photo'
  const picture = await req.payload.create({
    collection: 'media',
    data: { community, unit },
    file: {
      data: Buffer.from(bytes),
      mimetype: 'application/octet-stream',
      name,
      size: bytes.byteLength,
    },
    overrideAccess: false,
    req,
  })
  return picture.id
}

import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { inTransaction } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { CARRIERS } from '../domain/parcel'

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
  unit: z.uuid(),
  recipient: optionalId,
  recipientName: optionalText(120),
  carrier: z.enum(CARRIERS),
  carrierName: optionalText(60),
  trackingNumber: optionalText(60),
  shelf: optionalText(30),
  notes: optionalText(500),
})

export type ParcelInput = z.infer<typeof parcelInput>

export interface ParcelPhoto {
  bytes: Uint8Array
  name: string
}

export interface LoggedParcel {
  id: string
  pickupCode: string
  unit: string
}

/**
 * Writes a parcel down for a unit. Its photo, where there is one, is stored with it or not at all.
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
    const picture = photo && (await storePhoto(req, community, input.unit, photo))
    const parcel = await req.payload.create({
      collection: 'packages',
      data: { ...input, community, ...(picture !== undefined && { photo: picture }) },
      overrideAccess: false,
      req,
    })
    return { id: parcel.id, pickupCode: parcel.pickupCode ?? '', unit: input.unit }
  })
}

const storePhoto = async (
  req: PayloadRequest,
  community: string,
  unit: string,
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

import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { describeFailure } from '@/kernel/http/errorShape'
import { localeOfRequest } from '@/kernel/i18n/translate'
import { logPackage, parcelInput } from './logPackage'

/** More than a van brings for one house at a time. */
const MOST_ROWS = 50

export const batchInput = z.object({
  parcels: z
    // Each row is looked at by itself: one that is wrong does not refuse the others.
    .array(z.looseObject({ clientId: z.uuid() }))
    .min(1)
    .max(MOST_ROWS)
    .describe('Each as for one parcel, with its clientId.'),
})

export const batchAnswer = z.strictObject({
  parcels: z.array(
    z.strictObject({
      clientId: z.uuid(),
      /** What became of the row: the stored parcel, or why there is none. */
      parcel: z
        .strictObject({ id: z.uuid(), pickupCode: z.string(), unit: z.uuid().nullable() })
        .nullable(),
      error: z
        .strictObject({ code: z.string(), message: z.string(), field: z.string().nullable() })
        .nullable(),
    }),
  ),
})

/**
 * Writes many parcels down, each in a transaction of its own: one that is refused says why, and the
 * others are stored. Tried again, what is stored already is given back.
 */
export const logBatch = async ({
  req,
  community,
  input: batch,
}: {
  req: PayloadRequest
  community: string
  input: z.infer<typeof batchInput>
}): Promise<z.infer<typeof batchAnswer>> => {
  const parcels: z.infer<typeof batchAnswer>['parcels'] = []
  for (const row of batch.parcels) {
    const { clientId } = row
    try {
      const input = parcelInput.parse(row, { reportInput: true })
      const parcel = await logPackage({ req, community, input })
      parcels.push({ clientId, parcel, error: null })
    } catch (error) {
      const { body } = describeFailure(error, req, localeOfRequest(req))
      const { code, message, field = null } = body.error
      parcels.push({ clientId, parcel: null, error: { code, message, field } })
    }
  }
  return { parcels }
}

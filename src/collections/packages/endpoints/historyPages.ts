import { z } from 'zod'
import { readCursor } from '../domain/history'
import type { HistoryPage } from '../operations/historyPage'
import { parcelSchema } from '../operations/parcelView'

const moment = z.string().meta({ format: 'date-time' })

export const historySchema = z.strictObject({
  packages: z.array(parcelSchema.extend({ endedAt: moment })),
  next: z.string().nullable().describe('For `before`, to go on; null at the end.'),
})

export const historyQuery = z.object({
  q: z.string().max(100).default('').describe('Words that all have to be found.'),
  before: z
    .string()
    .max(100)
    .transform(readCursor)
    .refine((cursor) => cursor !== undefined)
    .optional()
    .describe('Where the page before has ended, as its `next` said.'),
  limit: z.coerce.number().int().min(1).max(50).default(20),
})

export const historyView = ({ parcels, next }: HistoryPage) => ({
  packages: parcels.map(({ parcel, endedAt }) => ({ ...parcel, endedAt })),
  next,
})

import { z } from 'zod'
import { RELEASE_METHODS } from '../domain/parcel'

/** What a hand-over needs: who takes the parcel, and how the desk knew which one. */
export const release = z.object({
  collectorName: z.string().trim().min(1).max(120),
  method: z.enum(RELEASE_METHODS),
})

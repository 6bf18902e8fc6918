import type { PayloadRequest } from 'payload'
import type { z } from 'zod'
import { readerOf, sql } from '@/kernel/database/transaction'
import { notFound } from '@/kernel/errors'
import type { ChangedParcel } from './changeState'
import { refuse } from './changeState'
import { handOver, handOverInput } from './handOver'

/** A hand-over of one parcel: of which unit it is, the parcel says. */
export const releaseInput = handOverInput.omit({ unit: true, parcels: true })

/**
 * Hands one parcel over, by the rule of `handOver`.
 * @throws AppError as `handOver`; 409 `packages.not-matched` while nobody knows whose it is.
 */
export const releasePackage = async ({
  req,
  community,
  id,
  input,
}: {
  req: PayloadRequest
  community: string
  id: string
  input: z.output<typeof releaseInput>
}): Promise<ChangedParcel> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ unit: string | null }>(sql`
    select unit_id as unit from packages where id = ${id} and community_id = ${community}`)
  const [row] = rows
  if (!row) throw notFound()
  const { unit } = row
  if (unit === null) return refuse(req, community, id)
  await handOver({ req, community, input: { ...input, unit, parcels: [id] } })
  return { id, status: 'collected' }
}

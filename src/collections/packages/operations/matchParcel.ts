import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { AppError, notFound } from '@/kernel/errors'
import { learnLabel } from './learnLabel'
import { recordStep } from './recordStep'

/** Whom the label means: a unit, and one of its people where the desk knows. */
export const matchInput = z.object({
  unit: z.uuid(),
  recipient: z
    .union([z.literal(''), z.uuid()])
    .transform((value) => (value === '' ? undefined : value))
    .optional(),
})

interface MatchedRow extends Record<string, unknown> {
  recipient_name: string | null
  photo_id: string | null
}

const foreign = (field: string) =>
  new AppError({ code: 'tenancy.foreign-reference', status: 400, field })

const checkTarget = async (
  req: PayloadRequest,
  community: string,
  { unit, recipient }: z.infer<typeof matchInput>,
): Promise<void> => {
  const tx = await txOf(req)
  const { rows: units } = await tx.execute(sql`
    select 1 from units where id = ${unit} and community_id = ${community} for key share`)
  if (units.length === 0) throw foreign('unit')
  if (recipient === undefined) return
  const { rows: people } = await tx.execute(sql`
    select 1 from memberships
    where id = ${recipient} and community_id = ${community} and unit_id = ${unit}`)
  if (people.length === 0) throw foreign('recipient')
}

const refuse = async (req: PayloadRequest, community: string, id: string): Promise<never> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ status: string }>(sql`
    select status::text as status from packages
    where id = ${id} and community_id = ${community}`)
  const [row] = rows
  if (!row) throw notFound()
  throw new AppError({
    code: row.status === 'received' ? 'packages.matched-already' : `packages.already-${row.status}`,
    status: 409,
  })
}

/**
 * Says whose a parcel is that came in with a label nobody knew. Of many at once one does, and the
 * recipients are told by it, as at intake. The label is known from then on.
 * @throws AppError 400 for a unit or person of elsewhere, 404 where there is no such parcel, 409 where
 *   it is matched, or does not wait any more.
 */
export const matchParcel = ({
  req,
  community,
  id,
  input,
}: {
  req: PayloadRequest
  community: string
  id: string
  input: z.infer<typeof matchInput>
}): Promise<{ id: string; unit: string }> =>
  inTransaction(req, async () => {
    await checkTarget(req, community, input)
    const { unit, recipient = null } = input
    const tx = await txOf(req)
    const { rows } = await tx.execute<MatchedRow>(sql`
      update packages set unit_id = ${unit}, recipient_id = ${recipient}, updated_at = now()
      where id = ${id} and community_id = ${community} and status = 'received' and unit_id is null
      returning recipient_name, photo_id`)
    const row = rows[0] ?? (await refuse(req, community, id))
    if (row.photo_id !== null) {
      // Now the people of the unit may see it too.
      await tx.execute(sql`
        update media set unit_id = ${unit} where id = ${row.photo_id} and unit_id is null`)
    }
    await learnLabel(req, { community, unit, recipient, label: row.recipient_name })
    await recordStep(req, { step: 'matched', community, packageId: id, unitId: unit })
    return { id, unit }
  })

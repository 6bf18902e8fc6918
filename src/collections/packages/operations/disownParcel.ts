import { randomBytes } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { anyId } from '@/kernel/database/anyId'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { AppError, authRequired, notFound } from '@/kernel/errors'
import { limit } from '@/kernel/http/rateLimit/limit'
import type { ParcelState } from '../domain/parcel'
import { CODE_LENGTH, codeFrom } from '../domain/pickupCode'
import { ownUnitsIn } from './household'
import { recordStep } from './recordStep'

const NOTE_MAX = 300

export const disownInput = z.object({
  note: z
    .string()
    .trim()
    .max(NOTE_MAX)
    .default('')
    .describe('For the desk: whose it may be, what the label says.'),
})

interface Place {
  req: PayloadRequest
  community: string
  /** Of the parcel. */
  id: string
}

/** Says why it is not theirs to give back: not there for them, given back already, or gone out. */
const refuse = async ({ req, community, id }: Place, units: readonly string[]): Promise<never> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ status: ParcelState; is_own: boolean }>(sql`
    select p.status::text as status, p.unit_id = ${anyId(units)} as is_own from packages p
    where p.id = ${id} and p.community_id = ${community}
      and (p.unit_id = ${anyId(units)} or exists (
        select 1 from package_disownings d
        where d.package_id = p.id and d.unit_id = ${anyId(units)}))`)
  const [row] = rows
  if (!row) throw notFound()
  const code = row.is_own ? `packages.already-${row.status}` : 'packages.disowned-already'
  throw new AppError({ code, status: 409 })
}

/**
 * Gives a waiting parcel back to the desk that came for the person's home and is not theirs: from then
 * on it is one of which nobody knows whose it is. Of many at once, and a hand-over among them, one
 * gets through. Its code is another afterwards, for theirs has seen it; its picture is the desk's.
 * @throws AppError 404 for one that is not in their list, 409 where it is given back or out already; 429.
 */
export const disownParcel = async ({
  req,
  community,
  id,
  input: { note },
}: Place & { input: z.output<typeof disownInput> }): Promise<void> => {
  if (!req.user) throw authRequired()
  const { id: person } = req.user
  await limit(req, 'parcel-disowned')
  const units = await ownUnitsIn(req, community)
  await inTransaction(req, async () => {
    const tx = await txOf(req)
    const { rows } = await tx.execute<{ unit_id: string; photo_id: string | null }>(sql`
      with before as (
        select id, unit_id, photo_id from packages
        where id = ${id} and community_id = ${community} and status = 'received'
          and unit_id = ${anyId(units)} for update
      )
      update packages p set unit_id = null, recipient_id = null, notified_at = null,
        pickup_code = ${codeFrom(randomBytes(CODE_LENGTH))}, updated_at = now()
      from before where p.id = before.id
      returning before.unit_id, before.photo_id`)
    const [row] = rows
    if (!row) return refuse({ req, community, id }, units)
    const { unit_id: unitId, photo_id: photo } = row
    // One that another parcel of theirs shows as well stays theirs to see.
    await tx.execute(sql`
      update media set unit_id = null where id = ${photo} and unit_id = ${unitId} and not exists (
        select 1 from packages o where o.photo_id = ${photo} and o.unit_id = ${unitId})`)
    await tx.execute(sql`
      insert into package_disownings (id, community_id, package_id, unit_id, person_id, note)
      values (${uuidv7()}, ${community}, ${id}, ${unitId}, ${person}, ${note})`)
    await recordStep(req, {
      step: 'disowned',
      community,
      packageId: id,
      unitId,
      note: note === '' ? null : note,
    })
    return undefined
  })
}

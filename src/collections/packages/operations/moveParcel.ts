import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { AppError, notFound } from '@/kernel/errors'
import type { ParcelState } from '../domain/parcel'
import { recordStep } from './recordStep'
import { shelfNamed } from './shelves'

/** Where a waiting parcel goes. */
export const moveInput = z.object({ shelf: z.string().trim().min(1).max(30) })

const named = (shelf: string | null | undefined): string =>
  shelf === null || shelf === undefined || shelf === '' ? '–' : shelf

/** What the timeline says of it: from where, and to where. */
export const moveNote = (from: string | null | undefined, to: string | null | undefined): string =>
  `${named(from)} → ${named(to)}`

interface MovedRow extends Record<string, unknown> {
  unit_id: string | null
  was: string | null
  status: ParcelState
}

/**
 * Puts a waiting parcel on another shelf; one that lies there already stays, without a step.
 * @throws AppError 400 for a shelf that the map does not have, 404 where there is no such parcel,
 *   409 where it does not wait any more.
 */
export const moveParcel = ({
  req,
  community,
  id,
  shelf,
}: {
  req: PayloadRequest
  community: string
  id: string
  shelf: string
}): Promise<{ id: string; shelf: string }> =>
  inTransaction(req, async () => {
    const tx = await txOf(req)
    const name = await shelfNamed(req, community, shelf)
    const { rows } = await tx.execute<MovedRow>(sql`
      with before as (
        select id, unit_id, shelf, status::text as status from packages
        where id = ${id} and community_id = ${community} for update
      ), moved as (
        update packages p set shelf = ${name}, updated_at = now() from before
        where p.id = before.id and before.status = 'received'
          and before.shelf is distinct from ${name}
      )
      select unit_id, shelf as was, status from before`)
    const [row] = rows
    if (!row) throw notFound()
    if (row.status !== 'received') {
      throw new AppError({ code: `packages.already-${row.status}`, status: 409 })
    }
    if (row.was !== name) {
      await recordStep(req, {
        step: 'moved',
        community,
        packageId: id,
        unitId: row.unit_id,
        note: moveNote(row.was, name),
      })
    }
    return { id, shelf: name }
  })

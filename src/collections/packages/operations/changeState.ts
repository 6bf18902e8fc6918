import type { PayloadRequest } from 'payload'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { AppError, notFound } from '@/kernel/errors'
import { UNDO_WINDOW_MS } from '../domain/parcel'
import type { ParcelState } from '../domain/parcel'
import { reopenProxies } from './proxyAtDesk'
import { recordStep } from './recordStep'
import { spendCodes } from './residentCodes'

interface ParcelRow extends Record<string, unknown> {
  id: string
  unit_id: string | null
  status: ParcelState
  collector_name: string | null
  closed_at: string | null
}

export interface ChangedParcel {
  id: string
  status: ParcelState
}

/** Says why a parcel cannot go out: no such parcel here, nobody knows whose, or closed already. */
export const refuse = async (
  req: PayloadRequest,
  community: string,
  id: string,
): Promise<never> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ status: ParcelState }>(sql`
    select status::text as status from packages
    where id = ${id} and community_id = ${community}`)
  const [row] = rows
  if (!row) throw notFound()
  throw new AppError({
    // One that waits was refused because nobody knows yet whose it is.
    code: row.status === 'received' ? 'packages.not-matched' : `packages.already-${row.status}`,
    status: 409,
    details: { status: row.status },
  })
}

interface Closing {
  req: PayloadRequest
  community: string
  id: string
  to: Exclude<ParcelState, 'received'>
  note: string
}

/**
 * Ends the wait of a parcel that nobody signs for.
 * @throws AppError 404 where the community has no such parcel, 409 where it is closed already.
 */
export const close = async ({ req, community, id, to, note }: Closing): Promise<ChangedParcel> =>
  inTransaction(req, async () => {
    const tx = await txOf(req)
    // Compare and set: of many that try at once, one finds the parcel waiting.
    const { rows } = await tx.execute<ParcelRow>(sql`
      update packages set status = ${to}, closed_at = now(), closed_by_id = ${req.user?.id ?? null},
        collector_name = null, release_method = null, updated_at = now()
      where id = ${id} and community_id = ${community} and status = 'received'
        and (unit_id is not null or ${to} <> 'collected')
      returning id, unit_id, status::text as status, collector_name, closed_at`)
    const row = rows[0] ?? (await refuse(req, community, id))
    if (to === 'collected' && row.unit_id !== null) {
      await spendCodes(req, { community, unit: row.unit_id })
    }
    await recordStep(req, { step: to, community, packageId: id, unitId: row.unit_id, note })
    return { id, status: to }
  })

/**
 * Takes a hand-over back that was wrong; what it was stays in the timeline.
 * @throws AppError 404, or 409 once the window is over or where there is nothing to take back.
 */
export const undoClosing = async ({
  req,
  community,
  id,
}: {
  req: PayloadRequest
  community: string
  id: string
}): Promise<ChangedParcel> =>
  inTransaction(req, async () => {
    const tx = await txOf(req)
    const { rows } = await tx.execute<ParcelRow>(sql`
      with before as (
        select id, collector_name from packages
        where id = ${id} and community_id = ${community} for update
      )
      update packages p set status = 'received', closed_at = null, closed_by_id = null,
        collector_name = null, release_method = null, updated_at = now()
      from before
      where p.id = before.id and p.status <> 'received'
        and p.closed_at > now() - make_interval(secs => ${UNDO_WINDOW_MS / 1000})
      returning p.id, p.unit_id, before.collector_name, p.closed_at, p.status::text as status`)
    const [row] = rows
    if (!row) {
      const { rows: held } = await tx.execute<ParcelRow>(sql`
        select id, unit_id, status::text as status, collector_name, closed_at from packages
        where id = ${id} and community_id = ${community}`)
      if (!held[0]) throw notFound()
      const isOpen = held[0].status === 'received'
      const code = isOpen ? 'packages.not-closed' : 'packages.undo-too-late'
      throw new AppError({ code, status: 409 })
    }
    const { rows: items } = await tx.execute<{ handover_id: string }>(sql`
      update package_handover_items set undone_at = clock_timestamp()
      where package_id = ${id} and undone_at is null returning handover_id`)
    const handovers = items.map((item) => item.handover_id)
    await reopenProxies(req, { community, handovers })
    await tx.execute(sql`
      update package_closings set undone_at = clock_timestamp()
      where package_id = ${id} and undone_at is null`)
    await recordStep(req, {
      step: 'reopened',
      community,
      packageId: id,
      unitId: row.unit_id,
      note: row.collector_name,
    })
    return { id, status: 'received' }
  })

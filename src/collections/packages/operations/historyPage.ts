import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { cursorText } from '../domain/history'
import type { HistoryCursor } from '../domain/history'
import { instant, parcelColumns, viewOfRow } from './parcelRow'
import type { Moment, ParcelRow } from './parcelRow'
import type { ParcelView } from './parcelView'

/** Before everything, in an order that begins with the newest. */
export const END: HistoryCursor = { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }

/** Of `packages p`, as the index `packages_history_idx` has it: since when it does not wait any more. */
export const ENDED_AT = sql`coalesce(p.closed_at, p.received_at, p.created_at)`

interface EndedRow extends Record<string, unknown>, Omit<ParcelRow, 'id'> {
  /** Null in the one row of nothing found. */
  id: string | null
  endedAt: Moment
  isCut: boolean
}

export interface HistoryPage {
  parcels: { parcel: ParcelView; endedAt: string }[]
  /** Cursor of the next page; null where this is the last. */
  next: string | null
}

export const NO_PARCELS: HistoryPage = { parcels: [], next: null }

/** What a page is made of. */
export interface Hits {
  /** Queries that the other two name, each with a comma behind it. */
  first?: Sql
  /** Gives `id` and `ended_at`, in order, one more than a page where there is another. */
  hits: Sql
  /** Whether more might be found further on. */
  isCut?: Sql
  /** Of `packages p` and `media m`: which pictures the person may see. */
  seesPhoto: Sql
}

/**
 * Reads parcels with all that a history shows of one, in one statement. The database knows the person's
 * communities alone: the hits have to be what the person may read there.
 */
export const readHits = async (
  req: PayloadRequest,
  limit: number,
  { first = sql``, hits, isCut = sql`false`, seesPhoto }: Hits,
): Promise<{ page: HistoryPage; isCut: boolean }> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<EndedRow>(sql`
    with ${first} hits as materialized (${hits}), state as (select ${isCut} as is_cut)
    select s.is_cut as "isCut", ${parcelColumns}, h.ended_at as "endedAt"
    from state s left join (hits h join packages p on p.id = h.id) on true
    left join units u on u.id = p.unit_id
    left join media m on m.id = p.photo_id and ${seesPhoto}
    order by h.ended_at desc, h.id desc`)
  const found = rows.flatMap((row) =>
    row.id === null
      ? []
      : [{ parcel: viewOfRow({ ...row, id: row.id }), endedAt: instant(row.endedAt) }],
  )
  const parcels = found.slice(0, limit)
  const last = found.length > limit ? parcels.at(-1) : undefined
  const next = last ? cursorText({ at: last.endedAt, id: last.parcel.id }) : null
  return { page: { parcels, next }, isCut: rows[0]?.isCut === true }
}

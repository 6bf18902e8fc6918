import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { cursorText } from '../domain/history'
import type { HistoryCursor } from '../domain/history'
import type { ParcelView } from './parcelView'

/** Before everything, in an order that begins with the newest. */
export const END: HistoryCursor = { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }

/** Of `packages p`, as the index `packages_history_idx` has it: since when it does not wait any more. */
export const ENDED_AT = sql`coalesce(p.closed_at, p.received_at, p.created_at)`

type Moment = string | Date

/** A parcel's own columns, and what is read beside them; all null in the one row of nothing found. */
interface EndedRow
  extends
    Record<string, unknown>,
    Omit<
      ParcelView,
      'id' | 'unit' | 'photo' | 'photoRemovedAt' | 'receivedAt' | 'notifiedAt' | 'closedAt'
    > {
  id: string | null
  unitId: string | null
  unitLabel: string | null
  filename: string | null
  photoRemovedAt: Moment | null
  receivedAt: Moment
  notifiedAt: Moment | null
  closedAt: Moment | null
  endedAt: Moment
  isCut: boolean
}

/** Columns of `packages p`, `units u` and `media m`. */
const COLUMNS = sql`p.id, p.unit_id as "unitId", u.label as "unitLabel", p.kind, p.size, p.condition,
  p.condition_note as "conditionNote", coalesce(p.is_perishable, false) as "isPerishable",
  p.recipient_name as "recipientName", p.carrier, p.carrier_name as "carrierName",
  p.tracking_number as "trackingNumber", p.shelf, p.notes, m.filename,
  p.photo_removed_at as "photoRemovedAt", p.status, coalesce(p.pickup_code, '') as "pickupCode",
  coalesce(p.received_at, p.created_at) as "receivedAt", p.notified_at as "notifiedAt",
  p.closed_at as "closedAt", p.collector_name as "collectorName"`

const iso = (moment: Moment): string => new Date(moment).toISOString()
const isoOrNull = (moment: Moment | null): string | null => (moment === null ? null : iso(moment))

const viewOf = (id: string, row: EndedRow): ParcelView => ({
  id,
  unit: row.unitId === null ? null : { id: row.unitId, label: row.unitLabel ?? '' },
  kind: row.kind,
  size: row.size,
  condition: row.condition,
  conditionNote: row.conditionNote,
  isPerishable: row.isPerishable,
  recipientName: row.recipientName,
  carrier: row.carrier,
  carrierName: row.carrierName,
  trackingNumber: row.trackingNumber,
  shelf: row.shelf,
  notes: row.notes,
  photo: row.filename === null ? null : `/api/media/file/${row.filename}`,
  photoRemovedAt: isoOrNull(row.photoRemovedAt),
  status: row.status,
  pickupCode: row.pickupCode,
  receivedAt: iso(row.receivedAt),
  notifiedAt: isoOrNull(row.notifiedAt),
  closedAt: isoOrNull(row.closedAt),
  collectorName: row.collectorName,
})

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
    select s.is_cut as "isCut", ${COLUMNS}, h.ended_at as "endedAt"
    from state s left join (hits h join packages p on p.id = h.id) on true
    left join units u on u.id = p.unit_id
    left join media m on m.id = p.photo_id and ${seesPhoto}
    order by h.ended_at desc, h.id desc`)
  const found = rows.flatMap((row) =>
    row.id === null ? [] : [{ parcel: viewOf(row.id, row), endedAt: iso(row.endedAt) }],
  )
  const parcels = found.slice(0, limit)
  const last = found.length > limit ? parcels.at(-1) : undefined
  const next = last ? cursorText({ at: last.endedAt, id: last.parcel.id }) : null
  return { page: { parcels, next }, isCut: rows[0]?.isCut === true }
}

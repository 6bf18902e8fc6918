import type { PayloadRequest } from 'payload'
import type { Package } from '@/payload-types'
import { cursorText } from '../domain/history'
import type { HistoryCursor } from '../domain/history'
import { parcelsInFull } from './queries'

/** Before everything, in an order that begins with the newest. */
export const END: HistoryCursor = { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }

export interface EndedRow extends Record<string, unknown> {
  id: string
  ended_at: string | Date
}

export interface HistoryPage {
  parcels: { parcel: Package; endedAt: string }[]
  /** Cursor of the next page; null where this is the last. */
  next: string | null
}

/** @param rows in order, one more than a page where there is another */
export const pageOf = async ({
  req,
  community,
  rows,
  limit,
}: {
  req: PayloadRequest
  community: string
  rows: readonly EndedRow[]
  limit: number
}): Promise<HistoryPage> => {
  const shown = rows
    .slice(0, limit)
    .map(({ id, ended_at: at }) => ({ id, at: new Date(at).toISOString() }))
  const ids = shown.map(({ id }) => id)
  const docs = ids.length === 0 ? [] : await parcelsInFull({ req, community, ids })
  const byId = new Map(docs.map((parcel) => [parcel.id, parcel]))
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    parcels: shown.flatMap(({ id, at }) => {
      const parcel = byId.get(id)
      return parcel ? [{ parcel, endedAt: at }] : []
    }),
    next: last ? cursorText(last) : null,
  }
}

import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { returnDue } from '../domain/reminders'
import { parcelView } from './parcelView'
import type { ParcelView } from './parcelView'
import { parcelsInFull } from './queries'
import { waitingColumns, waitingItem, waitingRules } from './waitingRules'
import type { WaitingRow } from './waitingRules'

interface At {
  req: PayloadRequest
  community: string
}

export interface GoingBack {
  parcel: ParcelView
  /** Since when; ISO 8601, UTC. */
  due: string
}

const LIST_LIMIT = 100

/** Which parcels are due to go back to their senders, and since when; the longest first. */
export const duesOf = async ({
  req,
  community,
  now,
}: At & { now: Date }): Promise<Map<string, string>> => {
  const rules = await waitingRules(req, community)
  if (rules.returnDays === 0) return new Map()
  const reader = await readerOf(req)
  const { rows } = await reader.execute<WaitingRow>(sql`
    select ${waitingColumns} from packages p
    where p.community_id = ${community} and p.status = 'received' and p.kind <> 'outgoing'
      and p.received_at < ${now.toISOString()}::timestamptz
        - make_interval(days => ${rules.returnDays - 1}::int)
    order by since, p.id limit ${LIST_LIMIT}`)
  return new Map(
    rows.flatMap((row) => {
      const due = returnDue(waitingItem(row), rules)
      return due !== null && due <= now ? [[row.id, due.toISOString()] as const] : []
    }),
  )
}

/** The same with all that the desk reads of each, by rights of the person. */
export const dueToGoBack = async ({
  req,
  community,
  now,
}: At & { now: Date }): Promise<GoingBack[]> => {
  const dues = await duesOf({ req, community, now })
  if (dues.size === 0) return []
  const parcels = await parcelsInFull({ req, community, ids: [...dues.keys()] })
  const byId = new Map(parcels.map((parcel) => [parcel.id, parcelView(parcel)]))
  return [...dues].flatMap(([id, due]) => {
    const parcel = byId.get(id)
    return parcel ? [{ parcel, due }] : []
  })
}

/** From when on a thing that waits is due to go back; null where it is not, or does not wait. */
export const goesBackFrom = async ({ req, community, id }: At & { id: string }) => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<WaitingRow>(sql`
    select ${waitingColumns} from packages p
    where p.id = ${id} and p.community_id = ${community} and p.status = 'received'`)
  const [row] = rows
  if (!row) return null
  const due = returnDue(waitingItem(row), await waitingRules(req, community))
  return due?.toISOString() ?? null
}

import type { PayloadRequest } from 'payload'
import { systemClock } from '@/kernel/clock'
import { readerOf, sql, txOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { linksTo } from '@/kernel/files/links'

/** Of the proxies `x`: those that may collect now. */
const mayCollect = sql`
  x.revoked_at is null and x.expires_at > now() and (not x.is_single or x.used_at is null)`

export interface ProxyAtDesk {
  id: string
  name: string
  phone: string | null
  /** Address of their picture, for some minutes. */
  photoUrl: string | null
  /** What they may collect; empty: all that waits. */
  parcels: string[]
}

interface ProxyRow extends Record<string, unknown> {
  name: string
  parcels: string[] | null
}

const parcelsOf = sql`
  (select json_agg(p.package_id) from package_proxy_parcels p where p.proxy_id = x.id) as parcels`

/** Somebody who was sent for a unit and may collect now; null for anybody else. */
export const proxyAtDesk = async (
  req: PayloadRequest,
  { community, unit, id }: { community: string; unit: string; id: string },
): Promise<ProxyAtDesk | null> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<
    ProxyRow & { phone: string | null; photo_file_id: string | null }
  >(sql`
    select x.name, x.phone, x.photo_file_id, ${parcelsOf} from package_proxies x
    where x.id = ${id} and x.community_id = ${community} and x.unit_id = ${unit} and ${mayCollect}`)
  const [row] = rows
  if (!row) return null
  const { name, phone, photo_file_id: file, parcels } = row
  const link = { community, file: file ?? '', person: req.user?.id ?? '' }
  const photoUrl = file === null ? null : linksTo(link, true, systemClock.now()).url
  return { id, name, phone, photoUrl, parcels: parcels ?? [] }
}

/**
 * Lets somebody who was sent collect, in the transaction of the hand-over: of many at once with a
 * link for one collection one gets through.
 * @returns as whom they were sent.
 * @throws AppError 409 where they may not any more, 400 where one of these is not for them.
 */
export const collectAsProxy = async (
  req: PayloadRequest,
  { community, id, parcels }: { community: string; id: string; parcels: readonly string[] },
): Promise<string> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<ProxyRow>(sql`
    update package_proxies x set used_at = clock_timestamp()
    where x.id = ${id} and x.community_id = ${community} and ${mayCollect}
    returning x.name, ${parcelsOf}`)
  const [row] = rows
  if (!row) throw new AppError({ code: 'packages.proxy-over', status: 409 })
  const { name, parcels: chosen } = row
  if (chosen !== null && parcels.some((parcel) => !chosen.includes(parcel))) {
    throw new AppError({ code: 'packages.not-for-proxy', status: 400, field: 'parcels' })
  }
  return name
}

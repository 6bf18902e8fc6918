import type { PayloadRequest } from 'payload'
import { systemClock } from '@/kernel/clock'
import { anyId } from '@/kernel/database/anyId'
import { readerOf, sql, txOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { linksTo } from '@/kernel/files/links'
import { mayCollect } from './mayCollect'

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

/**
 * Lets those who were sent collect again, where nothing of what they collected is out any more: a
 * hand-over that is taken back did not take place.
 */
export const reopenProxies = async (
  req: PayloadRequest,
  { community, handovers }: { community: string; handovers: readonly string[] },
): Promise<void> => {
  const tx = await txOf(req)
  // Of two that take the last things back at once, the second has to see what the first did.
  const { rows } = await tx.execute<{ id: string }>(sql`
    select x.id from package_proxies x
    where x.community_id = ${community} and x.id in (
      select h.proxy_id from package_handovers h where h.id = ${anyId(handovers)})
    order by x.id for update`)
  if (rows.length === 0) return
  await tx.execute(sql`
    update package_proxies x set used_at = null
    where x.id = ${anyId(rows.map(({ id }) => id))} and not exists (
      select 1 from package_handovers h join package_handover_items i on i.handover_id = h.id
      where h.proxy_id = x.id and i.undone_at is null)`)
}

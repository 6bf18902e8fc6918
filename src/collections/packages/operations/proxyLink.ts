import type { PayloadRequest } from 'payload'
import { systemClock } from '@/kernel/clock'
import { inTransaction, readerOf, sql } from '@/kernel/database/transaction'
import { hashOfLink } from '@/kernel/linkToken'
import { countInOrder, takeBack } from '@/kernel/http/rateLimit/inOrder'
import { markCounted, networkOfRequest } from '@/kernel/http/rateLimit/limit'
import { communityRequest, whileSigningIn } from '@/kernel/tenancy/system'
import { firstNameOf, stateOfProxy } from '../domain/proxy'
import type { ProxyState } from '../domain/proxy'
import { isLiving } from './household'
import { proxyCode } from './residentCodes'
import type { ResidentCode } from './residentCodes'

/** All that somebody learns who was sent, and whoever else has the link. */
export interface ProxyLink {
  state: ProxyState
  community: { slug: string; name: string; themeColor: string; timeZone: string }
  building: string
  /** Of who sent them. */
  firstName: string
  items: number
  expiresAt: string
  /** Where something waits, and the link is open. */
  code: ResidentCode | null
}

interface LinkRow extends Record<string, unknown> {
  id: string
  community_id: string
  unit_id: string
  person_id: string
  is_single: boolean
  expires_at: string | Date
  used_at: string | Date | null
  revoked_at: string | Date | null
}

interface AboutRow extends Record<string, unknown> {
  slug: string
  community: string
  theme_color: string
  time_zone: string
  building: string | null
  sender: string
  items: number
}

const instant = (value: string | Date | null): Date | null =>
  value === null ? null : new Date(value)

const findLink = (req: PayloadRequest, token: string): Promise<LinkRow | undefined> =>
  whileSigningIn(async () => {
    const reader = await readerOf(req)
    const { rows } = await reader.execute<LinkRow>(sql`
      select id, community_id, unit_id, person_id, is_single, expires_at, used_at, revoked_at
      from package_proxies where token_hash = ${hashOfLink(token)}`)
    return rows[0]
  })

/** undefined where whoever sent them lives there no more: the link opens nothing then. */
const about = async (req: PayloadRequest, row: LinkRow): Promise<AboutRow | undefined> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<AboutRow>(sql`
    select c.slug, c.name as community, c.theme_color, c.time_zone, n.building,
      coalesce(u.preferred_name, u.name) as sender,
      (select count(*)::int from packages p
       where p.unit_id = n.id and p.status = 'received' and (
         not exists (select 1 from package_proxy_parcels o where o.proxy_id = ${row.id})
         or exists (select 1 from package_proxy_parcels o
           where o.proxy_id = ${row.id} and o.package_id = p.id))) as items
    from units n join communities c on c.id = n.community_id
    join users u on u.id = ${row.person_id}
    where n.id = ${row.unit_id} and exists (
      select 1 from memberships m where m.user_id = u.id and m.unit_id = n.id and ${isLiving})`)
  return rows[0]
}

/**
 * What the link of somebody who was sent shows; null where it opens nothing. Links that are wrong
 * count for the network that tries them. A look makes the code, which a hand-over uses up.
 * @throws AppError 429 `rate-limited`.
 */
export const openProxyLink = async (
  req: PayloadRequest,
  token: string,
): Promise<ProxyLink | null> => {
  const network = [['ip', networkOfRequest(req)]] as const
  markCounted(req)
  await countInOrder('proxy-link', network)
  const row = await findLink(req, token)
  if (!row) return null
  await takeBack('proxy-link', network)
  const place = { community: row.community_id, unit: row.unit_id }
  const own = await communityRequest(req.payload, place.community, 'show what somebody may collect')
  return inTransaction(own, async () => {
    const known = await about(own, row)
    if (!known) return null
    const expiresAt = new Date(row.expires_at)
    const state = stateOfProxy(
      {
        isSingle: row.is_single,
        expiresAt,
        usedAt: instant(row.used_at),
        revokedAt: instant(row.revoked_at),
      },
      systemClock.now(),
    )
    const isOpen = state === 'open' && known.items > 0
    return {
      state,
      community: {
        slug: known.slug,
        name: known.community,
        themeColor: known.theme_color,
        timeZone: known.time_zone,
      },
      building: known.building ?? '',
      firstName: firstNameOf(known.sender),
      items: known.items,
      expiresAt: expiresAt.toISOString(),
      code: isOpen
        ? await proxyCode(own, { ...place, person: row.person_id, proxy: row.id })
        : null,
    }
  })
}

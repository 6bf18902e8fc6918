import type { PayloadRequest } from 'payload'
import { systemClock } from '@/kernel/clock'
import { readerOf, sql } from '@/kernel/database/transaction'
import { communityRequest } from '@/kernel/tenancy/system'
import { claimedCommunity, readPass } from './passKeys'
import { isOver, whenFrom } from './whenRow'
import type { When, WhenRow } from './whenRow'

/** All that a guest learns, and whoever else has the link. */
interface PassPage {
  state: 'open' | 'revoked' | 'over'
  community: { name: string; themeColor: string; timeZone: string }
  building: string
  /** As the host is called. */
  host: string
  when: When
  code: string | null
}

interface PageRow extends WhenRow {
  community: string
  theme_color: string
  time_zone: string
  building: string | null
  host: string
  state: string
  code: string | null
}

/** What the link of a pass shows; null where it is none of ours, or nobody knows it any more. */
export const openPass = async (req: PayloadRequest, token: string): Promise<PassPage | null> => {
  const community = claimedCommunity(token)
  if (community === undefined) return null
  const own = await communityRequest(req.payload, community, 'show a guest their pass')
  const claims = await readPass(own, { community, token })
  if (typeof claims === 'string') return null
  const reader = await readerOf(own)
  const { rows } = await reader.execute<PageRow>(sql`
    select c.name as community, c.theme_color, c.time_zone, n.building,
      split_part(coalesce(u.preferred_name, u.name), ' ', 1) as host,
      i.starts_at, i.ends_at, i.kind::text as kind, i.rule, i.minutes::int as minutes,
      i.state::text as state, p.code
    from visit_passes p join invitations i on i.id = p.invitation_id
    join communities c on c.id = i.community_id join units n on n.id = i.unit_id
    join users u on u.id = i.host_id
    where p.id = ${claims.pass} and p.community_id = ${community}`)
  const [row] = rows
  if (!row) return null
  const when = whenFrom(row)
  const isPast = isOver(when, systemClock.now())
  const state = row.state === 'revoked' ? 'revoked' : isPast ? 'over' : 'open'
  return {
    state,
    community: { name: row.community, themeColor: row.theme_color, timeZone: row.time_zone },
    building: row.building ?? '',
    host: row.host,
    when,
    code: state === 'open' ? row.code : null,
  }
}

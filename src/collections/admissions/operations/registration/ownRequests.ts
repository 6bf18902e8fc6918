import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { authRequired } from '@/kernel/errors'
import { communityRequest } from '@/kernel/tenancy/system'

export interface OwnRequest {
  id: string
  communityName: string
  communitySlug: string
  themeColor: string
  unitText: string
  role: string
  message: string | null
  status: string
  reason: string | null
  createdAt: string
}

type OwnRow = Record<string, unknown> & {
  id: string
  community_id: string
  unit_text: string
  role: string
  message: string | null
  status: string
  reason: string | null
  created_at: string | Date
}

/** What the person asked for, newest first: the name of the community is all that they see of it. */
export const ownRequests = async (req: PayloadRequest): Promise<OwnRequest[]> => {
  if (!req.user) throw authRequired()
  const reader = await readerOf(req)
  const { rows } = await reader.execute<OwnRow>(sql`
    select id, community_id, unit_text, role, message, status, reason, created_at
    from join_requests where person_id = ${req.user.id}
    order by created_at desc limit 20`)
  const names = new Map<string, { name: string; slug: string; theme_color: string }>()
  for (const id of new Set(rows.map(({ community_id }) => community_id))) {
    const own = await communityRequest(req.payload, id, 'name a community to who asks to join')
    const place = await (
      await readerOf(own)
    ).execute<{ name: string; slug: string; theme_color: string }>(
      sql`select name, slug, theme_color from communities where id = ${id}`,
    )
    const [found] = place.rows
    if (found) names.set(id, found)
  }
  return rows.map((row) => {
    const place = names.get(row.community_id)
    return {
      id: row.id,
      communityName: place?.name ?? '',
      communitySlug: place?.slug ?? '',
      themeColor: place?.theme_color ?? '#1f5c57',
      unitText: row.unit_text,
      role: row.role,
      message: row.message,
      status: row.status,
      reason: row.reason,
      createdAt: new Date(row.created_at).toISOString(),
    }
  })
}

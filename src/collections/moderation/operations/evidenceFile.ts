import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { communitiesWithRole, scopeOf } from '@/kernel/tenancy/scope'

/** Whether a file belongs to something that was reported, and the person judges such reports. */
export const isEvidence = async (
  req: PayloadRequest,
  { community, file }: { community: string; file: string },
): Promise<boolean> => {
  if (!communitiesWithRole(await scopeOf(req), ['manager']).includes(community)) return false
  const reader = await readerOf(req)
  const { rows } = await reader.execute(sql`
    select 1 from content_reports where community_id = ${community}
      and author_id <> (select app_person())
      and files @> ${JSON.stringify([{ id: file }])}::jsonb limit 1`)
  return rows.length > 0
}

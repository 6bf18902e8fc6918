import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'

/** Whether an announcement or a template is for a list. */
export const isListUsed = async (req: PayloadRequest, list: string): Promise<boolean> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ is_used: boolean }>(sql`
    select exists (select 1 from audience_lists l where l.id::text = ${list} and (
      exists (select 1 from announcements a
        where a.community_id = l.community_id and a.audience -> 'lists' ? l.id::text)
      or exists (select 1 from announcement_templates t
        where t.community_id = l.community_id and t.audience -> 'lists' ? l.id::text))) as is_used`)
  return rows[0]?.is_used === true
}

import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { identity } from '@/kernel/identity'

/** The address of the community that a conversation lies in; null where it is not for the person. */
export const placeOfMatter = async (req: PayloadRequest, id: string): Promise<string | null> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ community_id: string }>(sql`
    select community_id from conversations where id = ${id}`)
  const [row] = rows
  if (!row) return null
  return (await identity().communityById(req, row.community_id))?.slug ?? null
}

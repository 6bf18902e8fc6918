import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { readerOf, sql } from '@/kernel/database/transaction'

export const savedReplySchema = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  /** With its gaps: {{name}}, {{unit}}, {{community}}. */
  body: z.string(),
})

type SavedReply = z.infer<typeof savedReplySchema>

/** The saved replies of a community, by name. */
export const savedReplies = async (
  req: PayloadRequest,
  community: string,
): Promise<SavedReply[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<SavedReply & Record<string, unknown>>(sql`
    select id, title, body from saved_replies
    where community_id = ${community} order by title limit 200`)
  return rows
}

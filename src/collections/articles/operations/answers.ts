import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { notFound } from '@/kernel/errors'

export const answerInput = z.object({ isHelpful: z.boolean() })

interface One {
  req: PayloadRequest
  /** Ids. */
  community: string
  id: string
}

/**
 * Says whether an article helped: one answer of each person, which they may change.
 * @throws AppError 404.
 */
export const answerArticle = ({
  req,
  community,
  id,
  isHelpful,
}: One & z.infer<typeof answerInput>): Promise<{ id: string; isHelpful: boolean }> =>
  inTransaction(req, async () => {
    const tx = await txOf(req)
    const { rows } = await tx.execute(sql`
      insert into article_answers as h (article_id, user_id, community_id, is_helpful)
      select a.id, ${req.user?.id ?? null}, a.community_id, ${isHelpful} from articles a
      where a.id = ${id} and a.community_id = ${community} and a.state = 'published'
      on conflict (article_id, user_id) do update
        set is_helpful = excluded.is_helpful, at = clock_timestamp()
      returning article_id`)
    if (rows.length === 0) throw notFound()
    return { id, isHelpful }
  })

export interface Answers {
  helped: number
  didNot: number
}

/**
 * How many people it helped, and how many it did not, for those who write it.
 * @throws AppError 404.
 */
export const articleAnswers = async ({ req, community, id }: One): Promise<Answers> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ helped: number; did_not: number }>(sql`
    select count(h.user_id) filter (where h.is_helpful)::int as helped,
      count(h.user_id) filter (where not h.is_helpful)::int as did_not
    from articles a left join article_answers h on h.article_id = a.id
    where a.id = ${id} and a.community_id = ${community} group by a.id`)
  const [row] = rows
  if (!row) throw notFound()
  return { helped: row.helped, didNot: row.did_not }
}

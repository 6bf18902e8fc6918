import { sql, txOf } from '@/kernel/database/transaction'
import type { Joining, PersonLinks } from '@/kernel/personLinks'

/** Of two answers the later one stays. */
const answerOnce = async ({ req, from, to }: Joining): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    with twice as (
      delete from article_answers f using article_answers k
      where f.user_id = ${from} and k.user_id = ${to} and k.article_id = f.article_id
      returning k.article_id, f.is_helpful, f.at
    )
    update article_answers k set is_helpful = t.is_helpful, at = t.at
    from twice t where k.article_id = t.article_id and k.user_id = ${to} and t.at > k.at`)
}

export const articleLinks: PersonLinks = {
  'article_answers.user_id': { settle: answerOnce, rest: 'moves' },
}

import type { PayloadRequest } from 'payload'
import { sql, txOf } from '@/kernel/database/transaction'
import type { DemoArticle } from './demo'
import { richText } from './richText'

/** The first topic of messages whose name has a word. */
const topicWith = async (
  req: PayloadRequest,
  community: string,
  word: string,
): Promise<string | null> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ id: string }>(sql`
    select id from message_topics where community_id = ${community}
      and app_plain(name) like '%' || app_plain(${word}) || '%' order by position limit 1`)
  return rows[0]?.id ?? null
}

/** What a demo community knows about its building. */
export const seedArticles = async (
  req: PayloadRequest,
  articles: readonly DemoArticle[],
  community: string,
): Promise<void> => {
  for (const { language, title, text, floor, contact, translation, topic } of articles) {
    await req.payload.create({
      collection: 'articles',
      data: {
        community,
        language,
        title,
        body: richText(...text),
        translations: translation
          ? [
              {
                language: translation.language,
                title: translation.title,
                body: richText(...translation.text),
              },
            ]
          : [],
        ...(floor !== undefined && { floor }),
        ...(contact !== undefined && { contact }),
        ...(topic !== undefined && { topic: await topicWith(req, community, topic) }),
        state: 'published',
      },
      req,
    })
  }
}

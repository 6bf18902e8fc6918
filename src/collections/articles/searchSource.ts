import { localeOfRequest, translatorFor } from '@/kernel/i18n/translate'
import { mapAnswer } from '@/kernel/database/questions'
import type { SearchSource } from '@/kernel/search'
import { articlePath, articlesFor } from './operations/readArticles'

/** What the building knows, for the person, in their language where it has it. */
export const articleSearch: SearchSource = {
  name: 'articles',
  title: (locale) => translatorFor({ locale, namespace: 'articles' })('title'),
  ask: ({ req, community: { id, slug }, words, isLoose, limit }) => {
    const locale = localeOfRequest(req)
    const community = { id, locales: [] }
    const found = articlesFor({ community, locale, words, isLoose, limit })
    const hits = mapAnswer(found, (articles) =>
      articles.map((one) => ({
        id: one.id,
        title: one.title,
        text: one.brief,
        detail: one.category,
        path: articlePath(slug, one.id),
        at: one.publishedAt,
      })),
    )
    return Promise.resolve(hits)
  },
}

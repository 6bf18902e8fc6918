import { localeOfRequest, translatorFor } from '@/kernel/i18n/translate'
import type { SearchSource } from '@/kernel/search'
import { documentPath } from './operations/paths'
import { documentsLike, searchDocuments } from './operations/search'

/** Documents that the person may read, with the page on which the words are. */
export const documentSearch: SearchSource = {
  name: 'documents',
  title: (locale) => translatorFor({ locale, namespace: 'documents' })('title'),
  find: async ({ req, community, words, isLoose, limit }) => {
    const asked = { req, community: community.id, words, limit }
    const found = await (isLoose ? documentsLike(asked) : searchDocuments(asked))
    const t = translatorFor({ locale: localeOfRequest(req), namespace: 'documents.found' })
    return found.map(({ id, title, description, category, publishedAt, page }) => {
      const place = page === null ? [] : [t('page', { page: page.number })]
      const detail = [...place, ...(category === null ? [] : [category])].join(' · ')
      const path = documentPath(community.slug, id)
      return {
        id,
        title,
        text: page === null ? description || null : page.text,
        detail: detail === '' ? null : detail,
        path: page === null ? path : `${path}?page=${String(page.number)}`,
        at: publishedAt,
      }
    })
  },
}

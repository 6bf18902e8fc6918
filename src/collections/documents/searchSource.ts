import { mapAnswer } from '@/kernel/database/questions'
import { localeOfRequest, translatorFor } from '@/kernel/i18n/translate'
import type { SearchSource } from '@/kernel/search'
import { documentPath } from './operations/paths'
import { documentsLike, documentsWith } from './operations/search'
import type { FoundDocument } from './operations/search'

/** Documents that the person may read, with the page on which the words are. */
export const documentSearch: SearchSource = {
  name: 'documents',
  title: (locale) => translatorFor({ locale, namespace: 'documents' })('title'),
  ask: ({ req, community, words, isLoose, limit }) => {
    const asked = { community: community.id, words, limit }
    const found = isLoose ? documentsLike(asked) : documentsWith(asked)
    if (found === null) return Promise.resolve(null)
    const t = translatorFor({ locale: localeOfRequest(req), namespace: 'documents.found' })
    const hitOf = ({ id, title, description, category, publishedAt, page }: FoundDocument) => {
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
    }
    return Promise.resolve(mapAnswer(found, (documents) => documents.map(hitOf)))
  },
}

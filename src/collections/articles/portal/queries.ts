import 'server-only'
import { z } from 'zod'
import { categoriesOf } from '@/collections/documents/public'
import { notFound } from '@/kernel/errors'
import type { PortalContext } from '@/kernel/portal/context'
import { listArticles, readArticle } from '../operations/readArticles'
import type { ArticleLine, ArticlePage } from '../operations/readArticles'

const MOST = 100
const SUGGESTED = 3

const idOf = (value: string | undefined): string | undefined =>
  z.uuid().safeParse(value).success ? value : undefined

export interface ArticleListPage {
  articles: ArticleLine[]
  categories: { id: string; name: string }[]
  category: string | undefined
  q: string
}

/** What the building knows, for the person; of a category, or with some words. */
export const myArticles = async (
  { req, community, locale }: PortalContext,
  search: { category?: string | undefined; q?: string | undefined },
): Promise<ArticleListPage> => {
  const categories = await categoriesOf(req, community.id)
  const category = categories.find(({ id }) => id === search.category)?.id
  const q = (search.q ?? '').trim().slice(0, 80)
  const articles = await listArticles({
    req,
    community,
    locale,
    category,
    words: q,
    limit: MOST,
  })
  return { articles, categories, category, q }
}

/** Articles beside a topic about which somebody begins to write. */
export const articlesAbout = async (
  { req, community, locale }: PortalContext,
  topic: string | undefined,
): Promise<ArticleLine[]> => {
  const id = idOf(topic)
  if (id === undefined) return []
  return listArticles({ req, community, locale, topic: id, limit: SUGGESTED })
}

/** @throws AppError 404. */
export const openArticle = async (
  { req, community, locale }: PortalContext,
  id: string,
  language?: string,
): Promise<ArticlePage> => {
  if (idOf(id) === undefined) throw notFound()
  return readArticle({ req, community, id, locale, language })
}

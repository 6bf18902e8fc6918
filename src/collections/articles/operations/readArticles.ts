import type { PayloadRequest } from 'payload'
import type { Body } from '@/collections/announcements/public'
import { plainText } from '@/collections/announcements/public'
import { askKept, question } from '@/kernel/database/questions'
import type { Question } from '@/kernel/database/questions'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { notFound } from '@/kernel/errors'
import type { CommunityIdentity } from '@/kernel/identity'
import { chooseAlt } from '../domain/alts'
import { linkedPictures, picturesColumn } from './pictures'
import type { StoredPicture } from './pictures'
import { articleColumns, chosenOf } from './rows'
import type { StoredArticle } from './rows'
import { resemblesThem, saysThem } from './words'

export const articlePath = (slug: string, id: string): string => `/c/${slug}/articles/${id}`

export interface ArticleLine {
  id: string
  title: string
  /** Some lines of what it says. */
  brief: string
  language: string
  isPending: boolean
  category: string | null
  publishedAt: string
}

interface LineRow extends StoredArticle {
  published_at: string | Date
}

const MAX_BRIEF = 200

interface Asked {
  req: PayloadRequest
  community: Pick<CommunityIdentity, 'id' | 'locales'>
  /** The reader's language. */
  locale: string
  /** Id. */
  category?: string | undefined
  /** Id of a topic of messages. */
  topic?: string | undefined
  words?: string | undefined
  /** What is called something like it will do. */
  isLoose?: boolean
  limit: number
}

const MOST_ARTICLES = 500

/** Articles that the person may read, by their title in their language. */
export const articlesFor = ({
  community,
  locale,
  category,
  topic,
  words = '',
  isLoose = false,
  limit,
}: Omit<Asked, 'req'>): Question<ArticleLine[]> => {
  const only = (column: Sql, id: string | undefined): Sql =>
    id === undefined ? sql`` : sql`and ${column} = ${id}`
  const query = sql`
    select ${articleColumns}, a.published_at from articles a
    left join document_categories c on c.id = a.category_id
    where a.community_id = ${community.id} and a.state = 'published'
      ${only(sql`a.category_id`, category)} ${only(sql`a.topic_id`, topic)}
      and ${isLoose ? resemblesThem(words) : saysThem(words)}
    order by a.title, a.id limit ${MOST_ARTICLES}`
  const lineOf = (row: LineRow): ArticleLine => {
    const { title, body, language, isPending } = chosenOf(row, {
      own: locale,
      spoken: community.locales,
    })
    const brief = plainText(body).replaceAll(/\s+/g, ' ').slice(0, MAX_BRIEF)
    const publishedAt = new Date(row.published_at).toISOString()
    return { id: row.id, title, brief, language, isPending, category: row.category, publishedAt }
  }
  return question(query, (rows: LineRow[]) =>
    rows
      .map(lineOf)
      .toSorted((a, b) => a.title.localeCompare(b.title, locale))
      .slice(0, limit),
  )
}

export const listArticles = ({ req, ...asked }: Asked): Promise<ArticleLine[]> =>
  askKept(req, articlesFor(asked))

export interface ArticlePicture {
  id: string
  /** What it shows, and in which language that is said. */
  alt: { text: string; language: string }
  width: number | null
  height: number | null
  /** For the person alone, and for some minutes. */
  url: string
  thumbnailUrl: string | null
}

export interface ArticlePage {
  id: string
  title: string
  body: Body
  language: string
  languages: string[]
  isPending: boolean
  category: string | null
  floor: string
  contact: string
  publishedAt: string
  pictures: ArticlePicture[]
  /** What the person has answered; null: nothing yet. */
  isHelpful: boolean | null
}

interface Row extends LineRow {
  floor: string | null
  contact: string | null
  is_helpful: boolean | null
  pictures: StoredPicture[] | null
}

/**
 * One article, whole, as the person may read it.
 * @throws AppError 404 for one that is not for them, or not published.
 */
export const readArticle = async ({
  req,
  community,
  id,
  locale,
  language,
}: Pick<Asked, 'req' | 'community' | 'locale'> & {
  id: string
  /** The one that they asked for on the page. */
  language?: string | undefined
}): Promise<ArticlePage> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Row>(sql`
    select ${articleColumns}, a.floor, a.contact, a.published_at, ${picturesColumn},
      (select h.is_helpful from article_answers h
        where h.article_id = a.id and h.user_id = ${req.user?.id ?? null}) as is_helpful
    from articles a left join document_categories c on c.id = a.category_id
    where a.id = ${id} and a.community_id = ${community.id} and a.state = 'published'`)
  const [row] = rows
  if (!row) throw notFound()
  const chosen = chosenOf(row, { wanted: language, own: locale, spoken: community.locales })
  return {
    id: row.id,
    ...chosen,
    category: row.category,
    floor: row.floor ?? '',
    contact: row.contact ?? '',
    publishedAt: new Date(row.published_at).toISOString(),
    pictures: linkedPictures(req, community.id, row.pictures).map(
      ({ id: file, alts, width, height, url, thumbnailUrl }) => ({
        id: file,
        alt: chooseAlt(alts, chosen.language),
        width,
        height,
        url,
        thumbnailUrl,
      }),
    ),
    isHelpful: row.is_helpful,
  }
}

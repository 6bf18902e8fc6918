import { question } from '@/kernel/database/questions'
import type { Question } from '@/kernel/database/questions'
import { sql } from '@/kernel/database/transaction'
import { resemblesAll } from '@/kernel/database/words'

/** Letters and digits of any script; everything else would be an operator of the query. */
const WORDS = /[\p{L}\p{N}]+/gu
const MOST_WORDS = 8

/** All of the words, each as a beginning; undefined where there is none. */
const queryOf = (text: string): string | undefined => {
  const words = (text.match(WORDS) ?? []).slice(0, MOST_WORDS)
  return words.length === 0 ? undefined : words.map((word) => `${word}:*`).join(' & ')
}

export interface FoundDocument {
  id: string
  title: string
  description: string
  category: string | null
  publishedAt: string
  /** Where its words are; null where its title or keywords have them. */
  page: { number: number; text: string } | null
}

interface Row {
  id: string
  title: string
  description: string | null
  category: string | null
  published_at: string | Date
  page: number
  body: string | null
}

const toFound = (row: Row): FoundDocument => ({
  id: row.id,
  title: row.title,
  description: row.description ?? '',
  category: row.category,
  publishedAt: new Date(row.published_at).toISOString(),
  page: row.page === 0 || row.body === null ? null : { number: row.page, text: row.body },
})

interface Asked {
  /** Id. */
  community: string
  words: string
  limit: number
}

/**
 * Published documents with these words among those that the person may read: in what they are called first,
 * then on a page; each document once, with the first such page.
 */
export const documentsWith = ({
  community,
  words,
  limit,
}: Asked): Question<FoundDocument[]> | null => {
  const asked = queryOf(words)
  if (asked === undefined) return null
  const query = sql`
    select d.id, d.title, d.description, c.name as category, d.published_at, f.page, p.body
    from app_search_documents(${community}, ${asked}, ${limit}) f
    join documents d on d.id = f.document_id
    join document_versions v on v.document_id = d.id and v.state = 'current'
    left join document_pages p on p.version_id = v.id and p.page = f.page
    left join document_categories c on c.id = d.category_id
    order by f.page > 0, d.published_at desc, d.id`
  return question(query, (rows: Row[]) => rows.map((row) => toFound(row)))
}

/** What resembles is looked for among so many of the newest: no index knows. */
const MOST_LOOKED_AT = 1000

/** Published documents that are called something like the words, the newest first. */
export const documentsLike = ({ community, words, limit }: Asked): Question<FoundDocument[]> => {
  const query = sql`
    with newest as materialized (
      select d.id, d.title, d.description, d.tags, d.category_id, d.published_at from documents d
      where d.community_id = ${community} and d.state = 'published'
      order by d.published_at desc, d.id desc limit ${MOST_LOOKED_AT}
    )
    select n.id, n.title, n.description, c.name as category, n.published_at, 0 as page,
      null as body
    from newest n left join document_categories c on c.id = n.category_id
    where ${resemblesAll(sql`concat_ws(' ', n.title, n.tags)`, words)}
    order by n.published_at desc, n.id desc limit ${limit}`
  return question(query, (rows: Row[]) => rows.map((row) => toFound(row)))
}

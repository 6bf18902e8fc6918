import { chooseVersion, languagesOf, versionsOf } from '@/collections/announcements/public'
import type { Body } from '@/collections/announcements/public'
import { sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'

interface Stored {
  language: string
  title: string
  body: Body
}

export interface StoredArticle extends Stored, Record<string, unknown> {
  id: string
  category: string | null
  translations: Stored[] | null
}

/** All that is said in an article `a`, with its category `c`. */
export const articleColumns: Sql = sql`a.id, a.language::text as language, a.title, a.body,
  c.name as category,
  (select json_agg(json_build_object('language', t.language, 'title', t.title, 'body', t.body)
    order by t._order) from articles_translations t where t._parent_id = a.id) as translations`

export interface Chosen {
  title: string
  body: Body
  language: string
  languages: string[]
  /** The reader's own language is missing, and one of the community's. */
  isPending: boolean
}

/** What somebody reads of a stored article. */
export const chosenOf = (
  { language, title, body, translations }: StoredArticle,
  asked: { wanted?: string | undefined; own: string; spoken: readonly string[] },
): Chosen => {
  const versions = versionsOf({
    language,
    title,
    body,
    summary: null,
    translations: (translations ?? []).map((one) => ({ ...one, summary: null })),
  })
  const { version, isPending } = chooseVersion(versions, asked)
  return {
    title: version.title,
    body: version.body,
    language: version.language,
    languages: languagesOf(versions),
    isPending,
  }
}

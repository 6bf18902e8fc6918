import { sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'

const WORDS = /[\p{L}\p{M}\p{N}]+/gu
const MOST_WORDS = 8

/** All that the article `a` says, in each of its languages. */
const SAID = sql`app_plain(concat_ws(' ', a.title, a.floor, a.contact, article_texts(a.body),
  (select string_agg(concat_ws(' ', t.title, article_texts(t.body)), ' ')
    from articles_translations t where t._parent_id = a.id)))`

/**
 * Whether the article `a` says all of the words, whatever their accents and capitals. The texts are read as
 * they are, without an index: of one community there are hundreds.
 */
export const saysAll = (typed: string): Sql =>
  (typed.match(WORDS) ?? [])
    .slice(0, MOST_WORDS)
    .map((word) => sql`${SAID} like '%' || app_plain(${word}) || '%'`)
    .reduce((all, one) => sql`${all} and ${one}`, sql`true`)

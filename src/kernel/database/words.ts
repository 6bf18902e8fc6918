import { sql } from './transaction'
import type { Sql } from './transaction'

const WORDS = /[\p{L}\p{M}\p{N}]+/gu
const MOST_WORDS = 8

/**
 * Whether a text has all of the words that were typed, whatever their accents and capitals; signs are no
 * words, and without any word every text has them. It reads the text as it is, without an index: for what
 * a community has some hundreds of.
 */
export const saysAll = (said: Sql, typed: string): Sql =>
  (typed.match(WORDS) ?? [])
    .slice(0, MOST_WORDS)
    // Asked for by itself, what is typed is made plain once, and not for each text.
    .map((word) => sql`app_plain(${said}) like (select '%' || app_plain(${word}) || '%')`)
    .reduce((all, one) => sql`${all} and ${one}`, sql`true`)

/** What `app_resembles` asks of a word at least, asked first: it is ten times as fast. */
const ALIKE = 0.25
const SHORT = 4

/** Whether a name or a title has something like each of the words: letters were missed. */
export const resemblesAll = (said: Sql, typed: string): Sql => {
  const [longest = ''] = (typed.match(WORDS) ?? []).toSorted((a, b) => b.length - a.length)
  const isAlike =
    longest.length < SHORT
      ? sql`true`
      : sql`word_similarity((select app_plain(${longest})), app_plain(${said})) >= ${ALIKE}`
  return sql`(${isAlike} and app_resembles(${said}, ${typed}))`
}

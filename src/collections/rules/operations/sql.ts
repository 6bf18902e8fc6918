import { sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { LOCALES } from '@/kernel/i18n/locales'
import type { Wordings } from '../domain/wording'

const joined = (parts: readonly Sql[]): Sql => parts.reduce((all, one) => sql`${all}, ${one}`)

const name = (text: string): Sql => sql.raw(text)

/** The words of the version `v` in each language that it has: a title and a text. */
export const wordsColumn = sql`json_strip_nulls(json_build_object(${joined(
  LOCALES.map(
    (locale) => sql`${name(`'${locale}'`)}, case
      when coalesce(v.${name(`words_${locale}_title`)}, '') <> ''
        and coalesce(v.${name(`words_${locale}_text`)}, '') <> ''
      then json_build_object('title', v.${name(`words_${locale}_title`)},
        'text', v.${name(`words_${locale}_text`)}) end`,
  ),
)})) as words`

/** What a book or a chapter is called in each of its languages. */
export const titlesOf = (alias: string): Sql =>
  sql`json_strip_nulls(json_build_object(${joined(
    LOCALES.map(
      (locale) => sql`${name(`'${locale}'`)}, nullif(${name(`${alias}.titles_${locale}`)}, '')`,
    ),
  )}))`

/** All that the version `v` says, in each language. */
export const saidColumn = sql`concat_ws(' ', ${joined(
  LOCALES.flatMap((locale) => [
    sql`v.${name(`words_${locale}_title`)}`,
    sql`v.${name(`words_${locale}_text`)}`,
  ]),
)})`

/** What the version `v` is called, in each language. */
export const calledColumn = sql`concat_ws(' ', ${joined(
  LOCALES.map((locale) => sql`v.${name(`words_${locale}_title`)}`),
)})`

/** Whether the version `v` is the one in force on a day: the rule of `inForceOn`. */
export const isInForceOn = (day: string): Sql => sql`(v.state = 'published'
  and v.effective_from <= ${day} and not exists (
    select 1 from rule_versions later
    where later.clause_id = v.clause_id and later.state = 'published'
      and later.effective_from <= ${day} and later.effective_from > v.effective_from))`

/** Columns of a version `v` with its clause `c`, chapter `h` and book `b`. */
export const versionColumns = sql`v.id, v.clause_id, c.number, v.language::text as language,
  ${wordsColumn}, coalesce(v.repeals, false) as repeals,
  coalesce(v.requires_acknowledgement, false) as requires, v.effective_from as "from"`

export const versionTables = sql`rule_versions v
  join rule_clauses c on c.id = v.clause_id
  join rule_chapters h on h.id = c.chapter_id
  join rule_books b on b.id = c.book_id`

export interface VersionRow extends Record<string, unknown> {
  id: string
  clause_id: string
  number: string
  language: string
  words: Wordings
  repeals: boolean
  requires: boolean
  /** null until it is published. */
  from: string | null
}

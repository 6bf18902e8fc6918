import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { notFound } from '@/kernel/errors'
import type { CommunityIdentity } from '@/kernel/identity'
import { byNumber } from '../domain/numbers'
import { chooseTitle, chooseWords, languagesIn } from '../domain/wording'
import { acknowledgedAt } from './own'
import { isInForceOn, titlesOf, versionColumns, versionTables } from './sql'
import type { VersionRow } from './sql'
import { todayIn } from './today'

export interface ClauseOnDay {
  /** Of the clause. */
  clause: string
  /** Of its version. */
  id: string
  number: string
  title: string
  text: string
  language: string
  isPending: boolean
  repeals: boolean
  from: string
  /** The next day on which it changes, as far as that is published, and what becomes of it then. */
  next: { id: string; from: string; repeals: boolean } | null
  /** null where it asks for none. `at` is null until the person has given it. */
  acknowledgement: { at: string | null } | null
}

export interface Chapter {
  id: string
  number: string
  title: string
  clauses: ClauseOnDay[]
}

export interface ComingChange {
  id: string
  number: string
  title: string
  language: string
  from: string
  isNew: boolean
  repeals: boolean
}

export interface BookPage {
  id: string
  title: string
  /** The day that is shown, and the one that it is. */
  day: string
  today: string
  /** In which some clause can be read. */
  languages: string[]
  /** The one that was asked for, else the reader's own. */
  language: string
  isPending: boolean
  chapters: Chapter[]
  coming: ComingChange[]
}

interface Row extends VersionRow {
  from: string
  chapter_id: string
  chapter_number: string
  chapter_titles: Record<string, string>
  book_language: string
  book_titles: Record<string, string>
  is_shown: boolean
  is_new: boolean
  next: { id: string; from: string; repeals: boolean } | null
  acknowledged_at: string | Date | null
}

interface Asked {
  req: PayloadRequest
  community: CommunityIdentity
  /** Its id. */
  book: string
  day: string
  /** The reader's language. */
  locale: string
  /** The one that they asked for on the page. */
  language?: string | undefined
}

const NEXT = sql`(select json_build_object('id', n.id, 'from', n.effective_from,
    'repeals', coalesce(n.repeals, false))
  from rule_versions n
  where n.clause_id = v.clause_id and n.state = 'published' and n.effective_from > v.effective_from
  order by n.effective_from limit 1)`

const IS_NEW = sql`not exists (select 1 from rule_versions e
  where e.clause_id = v.clause_id and e.state = 'published' and e.effective_from < v.effective_from)`

/** What is in force on the day, and what is published for days after today. */
const rowsOf = async ({ req, community, book, day }: Asked, today: string): Promise<Row[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Row>(sql`
    select ${versionColumns}, h.id as chapter_id, h.number as chapter_number,
      ${titlesOf('h')} as chapter_titles, b.language::text as book_language,
      ${titlesOf('b')} as book_titles, ${isInForceOn(day)} as is_shown, ${IS_NEW} as is_new,
      ${NEXT} as next, ${acknowledgedAt(req.user?.id ?? null)} as acknowledged_at
    from ${versionTables}
    where b.id = ${book} and b.community_id = ${community.id} and v.state = 'published'
      and (${isInForceOn(day)} or v.effective_from > ${today})`)
  return rows
}

/** A book of which nothing was in force yet on the day has a title nevertheless. */
const headOf = async ({ req, community, book }: Asked) => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ titles: Record<string, string>; language: string }>(sql`
    select ${titlesOf('b')} as titles, b.language::text as language from rule_books b
    where b.id = ${book} and b.community_id = ${community.id}
      and exists (select 1 from rule_clauses c join rule_versions v on v.clause_id = c.id
        where c.book_id = b.id and v.state = 'published')`)
  const [row] = rows
  if (!row) throw notFound()
  return row
}

const instant = (at: string | Date | null): string | null =>
  at === null ? null : new Date(at).toISOString()

const chaptersOf = (rows: readonly Row[], asked: Asked): Chapter[] => {
  const { community, locale, language } = asked
  const chapters = new Map<string, Chapter>()
  for (const row of rows) {
    const words = chooseWords(row.words, {
      original: row.language,
      wanted: language,
      own: locale,
      spoken: community.locales,
    })
    const chapter = chapters.get(row.chapter_id) ?? {
      id: row.chapter_id,
      number: row.chapter_number,
      title: chooseTitle(row.chapter_titles, {
        original: row.book_language,
        own: language ?? locale,
      }),
      clauses: [],
    }
    chapter.clauses.push({
      clause: row.clause_id,
      id: row.id,
      number: row.number,
      title: words.title,
      text: words.text,
      language: words.language,
      isPending: words.isPending,
      repeals: row.repeals,
      from: row.from,
      next: row.next,
      acknowledgement: row.requires ? { at: instant(row.acknowledged_at) } : null,
    })
    chapters.set(chapter.id, chapter)
  }
  for (const { clauses } of chapters.values()) clauses.sort(byNumber)
  return [...chapters.values()].toSorted(byNumber)
}

const comingOf = (rows: readonly Row[], { community, locale, language }: Asked): ComingChange[] =>
  rows
    .map((row) => {
      const words = chooseWords(row.words, {
        original: row.language,
        wanted: language,
        own: locale,
        spoken: community.locales,
      })
      return {
        id: row.id,
        number: row.number,
        title: words.title,
        language: words.language,
        from: row.from,
        isNew: row.is_new,
        repeals: row.repeals,
      }
    })
    .toSorted((a, b) => (a.from === b.from ? byNumber(a, b) : a.from < b.from ? -1 : 1))

/**
 * A book as it is in force on a day, with what is to come.
 * @throws AppError 404 for one of which nothing was published.
 */
export const readBook = async (asked: Asked): Promise<BookPage> => {
  const { community, book, day, locale, language } = asked
  const today = todayIn(community)
  const head = await headOf(asked)
  const rows = await rowsOf(asked, today)
  const shown = rows.filter((row) => row.is_shown)
  const chapters = chaptersOf(shown, asked)
  const languages = new Set(rows.flatMap((row) => languagesIn(row.words, row.language)))
  return {
    id: book,
    title: chooseTitle(head.titles, { original: head.language, own: language ?? locale }),
    day,
    today,
    // As on the page of a clause: the original first.
    languages: [...languages].toSorted(
      (a, b) => Number(b === head.language) - Number(a === head.language) || (a < b ? -1 : 1),
    ),
    language: language !== undefined && languages.has(language) ? language : locale,
    isPending: chapters.some(({ clauses }) => clauses.some(({ isPending }) => isPending)),
    chapters,
    coming: comingOf(
      rows.filter(({ from }) => from > today),
      asked,
    ),
  }
}

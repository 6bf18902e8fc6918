import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { notFound } from '@/kernel/errors'
import type { CommunityIdentity } from '@/kernel/identity'
import { dayAfter } from '../domain/days'
import { beforeIt, inForceOn, nextAfter, standingOf } from '../domain/inForce'
import type { Standing } from '../domain/inForce'
import { chooseTitle, chooseWords, languagesIn } from '../domain/wording'
import { compare } from './changes'
import type { ClauseChange } from './changes'
import { acknowledgedAt } from './own'
import { titlesOf, versionColumns, versionTables } from './sql'
import type { VersionRow } from './sql'
import { todayIn } from './today'

export interface VersionLine {
  id: string
  from: string
  standing: Standing
}

export interface VersionPage {
  id: string
  book: { id: string; title: string }
  chapter: { number: string; title: string }
  number: string
  title: string
  text: string
  language: string
  languages: string[]
  isPending: boolean
  repeals: boolean
  standing: Standing
  from: string
  /** The last day on which it holds; null: none is known. */
  until: string | null
  /** The version in force today, where it is another. */
  current: string | null
  /** The next one, where it is published. */
  next: { id: string; from: string } | null
  /** Against the version before it. */
  change: Pick<ClauseChange, 'kind' | 'title' | 'text' | 'language'>
  /** All published versions of the clause, the newest first. */
  history: VersionLine[]
  /** null where it asks for none. `at` is null until the person has given it. */
  acknowledgement: { at: string | null } | null
}

interface Row extends VersionRow {
  from: string
  chapter_number: string
  chapter_titles: Record<string, string>
  book_id: string
  book_language: string
  book_titles: Record<string, string>
  acknowledged_at: string | Date | null
}

interface Asked {
  req: PayloadRequest
  community: CommunityIdentity
  id: string
  locale: string
  language?: string | undefined
}

/** The published versions of the clause that a published version belongs to. */
const versionsBeside = async ({ req, community, id }: Asked): Promise<Row[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Row>(sql`
    select ${versionColumns}, h.number as chapter_number, ${titlesOf('h')} as chapter_titles,
      b.id as book_id, b.language::text as book_language, ${titlesOf('b')} as book_titles,
      ${acknowledgedAt(req.user?.id ?? null)} as acknowledged_at
    from ${versionTables}
    where v.community_id = ${community.id} and v.state = 'published' and v.clause_id = (
      select o.clause_id from rule_versions o where o.id = ${id} and o.state = 'published')
    order by v.effective_from desc`)
  return rows
}

/**
 * The words of one version, whole: as a link to it cites them, whatever holds today.
 * @throws AppError 404 for one that is not published, or was withdrawn.
 */
export const readVersion = async (asked: Asked): Promise<VersionPage> => {
  const { community, id, locale, language } = asked
  const rows = await versionsBeside(asked)
  const row = rows.find((one) => one.id === id)
  if (!row) throw notFound()
  const today = todayIn(community)
  const told = { wanted: language, own: locale, spoken: community.locales }
  const words = chooseWords(row.words, { original: row.language, ...told })
  const titleIn = { original: row.book_language, own: language ?? locale }
  const next = nextAfter(rows, row)
  const current = inForceOn(rows, today)
  return {
    id,
    book: { id: row.book_id, title: chooseTitle(row.book_titles, titleIn) },
    chapter: {
      number: row.chapter_number,
      title: chooseTitle(row.chapter_titles, titleIn),
    },
    number: row.number,
    ...words,
    languages: languagesIn(row.words, row.language),
    repeals: row.repeals,
    standing: standingOf(rows, row, today),
    from: row.from,
    until: next ? dayAfter(next.from, -1) : null,
    current: current && current.id !== id ? current.id : null,
    next: next ? { id: next.id, from: next.from } : null,
    change: compare(beforeIt(rows, row), row, { locale, language, spoken: community.locales }),
    history: rows.map((one) => ({
      id: one.id,
      from: one.from,
      standing: standingOf(rows, one, today),
    })),
    acknowledgement: row.requires
      ? { at: row.acknowledged_at === null ? null : new Date(row.acknowledged_at).toISOString() }
      : null,
  }
}

import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { CommunityIdentity } from '@/kernel/identity'
import { byNumber } from '../domain/numbers'
import { chooseWords } from '../domain/wording'
import type { Wordings } from '../domain/wording'
import { isInForceOn, versionColumns, versionTables } from './sql'
import type { VersionRow } from './sql'
import { wordDiff } from './wordDiff'
import type { DiffPart } from './wordDiff'

export interface ClauseChange {
  /** The version that changed it. */
  id: string
  number: string
  language: string
  title: DiffPart[]
  text: DiffPart[]
  kind: 'new' | 'changed' | 'repealed'
  from: string
}

interface Spoken {
  words: Wordings
  language: string
  repeals: boolean
}

interface Told {
  locale: string
  language?: string | undefined
  spoken: readonly string[]
}

const NOTHING = { title: '', text: '' }

/** How one version differs from the one before it, in a language that both have where there is one. */
export const compare = (before: Spoken | null, after: Spoken, told: Told) => {
  const asked = { wanted: told.language, own: told.locale, spoken: told.spoken }
  const now = chooseWords(after.words, { original: after.language, ...asked })
  const then = before?.words[now.language]
  // Where only the original tells of both, it is the original that is compared.
  const inBoth = before === null || then !== undefined ? now.language : after.language
  const is = after.words[inBoth] ?? NOTHING
  const was = before?.words[inBoth] ?? before?.words[before.language] ?? NOTHING
  const kind: ClauseChange['kind'] = after.repeals
    ? 'repealed'
    : before === null || before.repeals
      ? 'new'
      : 'changed'
  return {
    kind,
    language: inBoth,
    title: wordDiff(was.title, is.title, inBoth),
    text: wordDiff(was.text, is.text, inBoth),
  }
}

interface Asked extends Omit<Told, 'spoken'> {
  req: PayloadRequest
  community: CommunityIdentity
  book: string
  from: string
  until: string
}

interface Row extends VersionRow {
  from: string
  is_then: boolean
  is_now: boolean
}

/** What is in force on a day and was not on another: each clause once, in the order of the book. */
export const changesBetween = async ({
  req,
  community,
  book,
  from,
  until,
  locale,
  language,
}: Asked): Promise<ClauseChange[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Row>(sql`
    select ${versionColumns}, ${isInForceOn(from)} as is_then, ${isInForceOn(until)} as is_now
    from ${versionTables}
    where b.id = ${book} and b.community_id = ${community.id} and v.state = 'published'
      and (${isInForceOn(from)} or ${isInForceOn(until)})`)
  const told = { locale, language, spoken: community.locales }
  return rows
    .filter((row) => row.is_now && !row.is_then)
    .map((row): ClauseChange => {
      const before = rows.find((one) => one.is_then && one.clause_id === row.clause_id) ?? null
      return { id: row.id, number: row.number, from: row.from, ...compare(before, row, told) }
    })
    .toSorted(byNumber)
}

/** The days on which something of a book begins, in order. */
export const daysOfChange = async (
  req: PayloadRequest,
  { community, book }: { community: string; book: string },
): Promise<string[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ day: string }>(sql`
    select distinct v.effective_from as day
    from rule_versions v join rule_clauses c on c.id = v.clause_id
    where c.book_id = ${book} and c.community_id = ${community} and v.state = 'published'
    order by 1`)
  return rows.map(({ day }) => day)
}

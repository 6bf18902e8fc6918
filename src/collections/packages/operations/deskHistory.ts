import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { pageOf } from './historyPage'
import type { EndedRow, HistoryPage } from './historyPage'
import { beginnings } from '../domain/history'
import type { HistoryCursor } from '../domain/history'

/** So many hits are put in order; where there are more, the newest have some of them soon. */
const MOST_SORTED = 20_000

/** Behind every word that begins with something. */
const LAST = '\u{10FFFF}'

/** Of a row of words: whether it begins so. */
const begins = (word: Sql, key: string): Sql =>
  sql`${word} ~>=~ ${key} and ${word} ~<~ ${key + LAST}`

const all = (parts: readonly Sql[]): Sql =>
  parts.reduce((joined, part) => sql`${joined} and ${part}`, sql`true`)

interface Asking {
  req: PayloadRequest
  community: string
  words?: string | undefined
  before?: HistoryCursor | undefined
  limit: number
}

/** Whether a parcel has words that begin so; asked of one at a time, in the order in which they come. */
const hasAll = (parcel: Sql, keys: readonly string[]): Sql =>
  all(
    keys.map(
      (key) => sql`exists (select 1 from package_words x
        where x.package_id = ${parcel} and ${begins(sql`x.word`, key)} offset 0)`,
    ),
  )

/** Nothing on the first page: beside the end of time the planner takes all that there is for one row. */
const behind = (place: Sql, before: HistoryCursor | undefined): Sql =>
  before ? sql`${place} < (${before.at}::timestamptz, ${before.id}::uuid)` : sql`true`

const isFew = async ({ req, community }: Asking, key: string): Promise<boolean> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ count: number }>(sql`
    select count(*)::int as count from (
      select 1 from package_words w where w.community_id = ${community}
        and ${begins(sql`w.word`, key)} limit ${MOST_SORTED + 1}) hits`)
  return (rows[0]?.count ?? 0) <= MOST_SORTED
}

/** By the index of words: what has been found is put in order. */
const byWord = (
  { community, before, limit }: Asking,
  key: string,
  others: readonly string[],
): Sql => sql`
  select w.package_id as id, max(w.at) as ended_at from package_words w
  where w.community_id = ${community} and ${begins(sql`w.word`, key)}
    and ${behind(sql`(w.at, w.package_id)`, before)}
    and ${hasAll(sql`w.package_id`, others)}
  group by w.package_id
  order by ended_at desc, w.package_id desc limit ${limit + 1}`

/** By the index of time: of what is in order, those that have the words. */
const byTime = ({ community, before, limit }: Asking, keys: readonly string[]): Sql => {
  const endedAt = sql`coalesce(p.closed_at, p.received_at, p.created_at)`
  return sql`
    select p.id, ${endedAt} as ended_at from packages p
    where p.community_id = ${community} and p.status <> 'received'
      and ${behind(sql`(${endedAt}, p.id)`, before)}
      and ${hasAll(sql`p.id`, keys)}
    order by ${endedAt} desc, p.id desc limit ${limit + 1}`
}

/**
 * What does not wait any more at a desk, the newest first, by rights of the person; with words, what has
 * others that begin with each of them: of the label, the carrier, the number, the unit, and who collected.
 */
export const deskHistory = async (asking: Asking): Promise<HistoryPage> => {
  const { req, community, words = '', limit } = asking
  const keys = beginnings(words)
  if (words.trim() !== '' && keys.length === 0) return { parcels: [], next: null }
  const [longest, ...others] = keys.toSorted((a, b) => b.length - a.length)
  const isByWord = longest !== undefined && (await isFew(asking, longest))
  const reader = await readerOf(req)
  const { rows } = await reader.execute<EndedRow>(
    isByWord ? byWord(asking, longest, others) : byTime(asking, keys),
  )
  return pageOf({ req, community, rows, limit })
}

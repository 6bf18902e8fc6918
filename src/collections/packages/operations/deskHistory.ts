import type { PayloadRequest } from 'payload'
import { sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { DESK_ROLES } from '@/kernel/domain/membership'
import { communitiesWithRole, scopeOf } from '@/kernel/tenancy/scope'
import { ENDED_AT, NO_PARCELS, readHits } from './historyPage'
import type { Hits, HistoryPage } from './historyPage'
import { beginnings } from '../domain/history'
import type { HistoryCursor } from '../domain/history'

/** How far a search goes: so many hits are put in order, else so many of the newest are looked through. */
interface Reach {
  sorted: number
  /** null: all. */
  newest: number | null
}

/**
 * One after the other, until a page is full. Nearly everything that is typed is either rare or soon found. A
 * step that may look through most of a history makes the planner put all of it in order first, so the first
 * ones look through a small part of a large one.
 */
const REACHES: readonly Reach[] = [
  { sorted: 1000, newest: 2000 },
  { sorted: 5000, newest: 50_000 },
  { sorted: 5000, newest: null },
]

/** Behind every word that begins with something. */
const LAST = '\u{10FFFF}'

/** Of a row of words: whether it begins so. */
const begins = (word: Sql, key: string): Sql =>
  sql`${word} ~>=~ ${key} and ${word} ~<~ ${key + LAST}`

interface Asking {
  req: PayloadRequest
  community: string
  words?: string | undefined
  before?: HistoryCursor | undefined
  limit: number
}

/** Whether words in a row have some that begin with each. No key has a sign that a pattern reads otherwise. */
const haveAll = (words: Sql, keys: readonly string[]): Sql =>
  keys.reduce((joined, key) => sql`${joined} and ${words} like ${`% ${key}%`}`, sql`true`)

/** Whether a parcel that has been found has further words. */
const also = (parcel: Sql, keys: readonly string[]): Sql =>
  keys.length === 0
    ? sql`true`
    : sql`exists (select 1 from package_texts x
        where x.package_id = ${parcel} and ${haveAll(sql`x.words`, keys)} offset 0)`

/** Nothing on the first page: beside the end of time the planner takes all that there is for one row. */
const behind = (place: Sql, before: HistoryCursor | undefined): Sql =>
  before ? sql`${place} < (${before.at}::timestamptz, ${before.id}::uuid)` : sql`true`

/** By the index of time. */
const byTime = ({ community, before, limit }: Asking): Sql => sql`
  select p.id, ${ENDED_AT} as ended_at from packages p
  where p.community_id = ${community} and p.status <> 'received'
    and ${behind(sql`(${ENDED_AT}, p.id)`, before)}
  order by ${ENDED_AT} desc, p.id desc limit ${limit + 1}`

/**
 * By the index of words where those that begin like the longest are few: what has been found is put in
 * order. Else what is in the order of time is looked through; not where they are few.
 */
const withWords = (
  { community, before, limit }: Asking,
  [longest, ...others]: readonly [string, ...string[]],
  { sorted, newest }: Reach,
): Hits => ({
  first: sql`
    found as materialized (
      select w.package_id as id, w.at from package_words w
      where w.community_id = ${community} and ${begins(sql`w.word`, longest)} limit ${sorted + 1}
    ), size as materialized (select count(*) > ${sorted} as is_cut from found),`,
  hits: sql`
    (select f.id, max(f.at) as ended_at from found f
      where not (select is_cut from size) and ${behind(sql`(f.at, f.id)`, before)}
        and ${also(sql`f.id`, others)}
      group by f.id order by ended_at desc, id desc limit ${limit + 1})
    union all
    (select t.package_id, t.at from (
        select x.package_id, x.at, x.words from package_texts x
        where x.community_id = ${community} and ${behind(sql`(x.at, x.package_id)`, before)}
        ${newest === null ? sql`` : sql`order by x.at desc, x.package_id desc limit ${newest}`}
      ) t
      where (select is_cut from size) and ${haveAll(sql`t.words`, [longest, ...others])}
      order by t.at desc, t.package_id desc limit ${limit + 1})`,
  isCut: sql`(select is_cut from size)`,
  seesPhoto: sql`true`,
})

/**
 * What does not wait any more at a desk, the newest first, for those who work there; with words, what has
 * others that begin with each of them: of the label, the carrier, the number, the unit, and who collected.
 */
export const deskHistory = async (asking: Asking): Promise<HistoryPage> => {
  const { req, community, words = '', limit } = asking
  const [longest, ...others] = beginnings(words).toSorted((a, b) => b.length - a.length)
  const isAtDesk = communitiesWithRole(await scopeOf(req), DESK_ROLES).includes(community)
  if (!isAtDesk || (words.trim() !== '' && longest === undefined)) return NO_PARCELS
  if (longest === undefined) {
    return (await readHits(req, limit, { hits: byTime(asking), seesPhoto: sql`true` })).page
  }
  let page = NO_PARCELS
  for (const reach of REACHES) {
    const hits = withWords(asking, [longest, ...others], reach)
    const found = await readHits(req, limit, hits)
    page = found.page
    if (!found.isCut || page.next !== null) break
  }
  return page
}

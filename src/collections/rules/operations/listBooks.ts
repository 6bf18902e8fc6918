import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { CommunityIdentity } from '@/kernel/identity'
import { chooseTitle } from '../domain/wording'
import { isAskedOf } from './own'
import { isInForceOn, titlesOf, versionTables } from './sql'
import { todayIn } from './today'

export interface BookLine {
  id: string
  title: string
  /** Clauses in force today. */
  clauses: number
  /** Changes that are published and yet to begin. */
  coming: number
  /** Clauses that ask the person for a confirmation that they have not given. */
  toConfirm: number
}

interface Row extends Omit<BookLine, 'title'>, Record<string, unknown> {
  titles: Record<string, string>
  language: string
}

/** The books of a community of which something is published, in its order. */
export const listBooks = async (
  req: PayloadRequest,
  { community, locale }: { community: CommunityIdentity; locale: string },
): Promise<BookLine[]> => {
  const today = todayIn(community)
  const me = req.user?.id ?? null
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Row>(sql`
    select b.id, ${titlesOf('b')} as titles, b.language::text as language,
      count(*) filter (where ${isInForceOn(today)} and not coalesce(v.repeals, false))::int
        as clauses,
      count(*) filter (where v.effective_from > ${today})::int as coming,
      count(*) filter (where ${isAskedOf(me, today)})::int as "toConfirm"
    from ${versionTables}
    where b.community_id = ${community.id} and v.state = 'published'
    group by b.id order by b.position, b.name, b.id`)
  return rows.map(({ id, titles, language, clauses, coming, toConfirm }) => ({
    id,
    title: chooseTitle(titles, { original: language, own: locale }),
    clauses,
    coming,
    toConfirm,
  }))
}

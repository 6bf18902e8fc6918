import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { notFound } from '@/kernel/errors'
import type { CommunityIdentity } from '@/kernel/identity'
import type { VersionState } from '../domain/states'
import { isInForceOn } from './sql'
import { todayIn } from './today'

interface One {
  req: PayloadRequest
  community: CommunityIdentity
  id: string
}

export interface BookOverview {
  id: string
  approved: number
  inForce: number
  today: string
}

/**
 * What of a book waits for publication.
 * @throws AppError 404.
 */
export const bookOverview = async ({ req, community, id }: One): Promise<BookOverview> => {
  const today = todayIn(community)
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ approved: number; inForce: number }>(sql`
    select count(v.id) filter (where v.state = 'approved')::int as approved,
      count(v.id) filter (where ${isInForceOn(today)} and not coalesce(v.repeals, false))::int
        as "inForce"
    from rule_books b left join rule_clauses c on c.book_id = b.id
    left join rule_versions v on v.clause_id = c.id
    where b.id = ${id} and b.community_id = ${community.id} group by b.id`)
  const [row] = rows
  if (!row) throw notFound()
  return { id, approved: row.approved, inForce: row.inForce, today }
}

export interface ClauseOverview {
  id: string
  /** The newest first; what is published with its day. */
  versions: { id: string; state: VersionState; from: string | null }[]
}

/**
 * All versions of a clause that a person who works on them may see.
 * @throws AppError 404.
 */
export const clauseOverview = async ({ req, community, id }: One): Promise<ClauseOverview> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ versions: ClauseOverview['versions'] }>(sql`
    select coalesce((select json_agg(json_build_object('id', v.id, 'state', v.state,
        'from', v.effective_from) order by v.created_at desc, v.id desc)
      from rule_versions v where v.clause_id = c.id), '[]') as versions
    from rule_clauses c where c.id = ${id} and c.community_id = ${community.id}`)
  const [row] = rows
  if (!row) throw notFound()
  return { id, versions: row.versions }
}

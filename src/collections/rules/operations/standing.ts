import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { notFound } from '@/kernel/errors'
import { localeOfRequest } from '@/kernel/i18n/locales'
import type { CommunityIdentity } from '@/kernel/identity'
import { rolesIn, scopeOf } from '@/kernel/tenancy/scope'
import { mayApprove } from '../domain/approval'
import { beforeIt, inForceOn, standingOf } from '../domain/inForce'
import type { Standing } from '../domain/inForce'
import type { VersionState } from '../domain/states'
import { APPROVER_ROLES, EDITOR_ROLES } from '../roles'
import { compare } from './changes'
import type { ClauseChange } from './changes'
import { residentsOf } from './residents'
import { versionColumns, versionTables } from './sql'
import type { VersionRow } from './sql'
import { todayIn } from './today'
import { otherApprovers } from './versionRow'

export interface VersionStanding {
  id: string
  clause: string
  number: string
  state: VersionState
  from: string | null
  /** null until it is published. */
  standing: Standing | null
  author: string | null
  approvedBy: string | null
  /** What the person may do besides looking. */
  mayEdit: boolean
  mayApprove: boolean
  isApprover: boolean
  /** Nothing of the clause was published: it may have held already. */
  isFirst: boolean
  today: string
  eventId: string | null
  /** Against what it replaces; null for a new clause. */
  change: Pick<ClauseChange, 'kind' | 'title' | 'text' | 'language'> | null
  /** null: nobody is asked. */
  confirmed: { people: number; has: number } | null
}

interface Row extends VersionRow {
  state: VersionState
  author_id: string | null
  author: string | null
  approved_by: string | null
  event_id: string | null
  people: number
  has: number
}

interface One {
  req: PayloadRequest
  community: CommunityIdentity
  id: string
}

const nameOf = (column: string) => sql`(select coalesce(u.preferred_name, u.name) from users u
  where u.id = ${sql.raw(column)})`

const rowsBeside = async ({ req, community, id }: One): Promise<Row[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Row>(sql`
    with here as (${residentsOf(community.id)})
    select ${versionColumns}, v.state::text as state, v.author_id, v.event_id,
      ${nameOf('v.author_id')} as author, ${nameOf('v.approved_by_id')} as approved_by,
      (select count(*)::int from here) as people,
      (select count(*)::int from here join rule_acknowledgements k
        on k.user_id = here.user_id and k.version_id = v.id) as has
    from ${versionTables}
    where v.community_id = ${community.id}
      and v.clause_id = (select o.clause_id from rule_versions o where o.id = ${id})
      and (v.id = ${id} or v.state = 'published')`)
  return rows
}

const isPublished = (row: Row): row is Row & { from: string } =>
  row.state === 'published' && row.from !== null

/**
 * Where a version stands for those who work on it: what may be done, what it changes, who has confirmed.
 * @throws AppError 404.
 */
export const versionStanding = async (one: One): Promise<VersionStanding> => {
  const { req, community, id } = one
  const rows = await rowsBeside(one)
  const row = rows.find((each) => each.id === id)
  if (!row) throw notFound()
  const held = rolesIn(await scopeOf(req), community.id)
  const isApprover = APPROVER_ROLES.some((role) => held.includes(role))
  const today = todayIn(community)
  const published = rows.filter(isPublished)
  const before = isPublished(row) ? beforeIt(published, row) : inForceOn(published, '9999-12-31')
  const told = { locale: localeOfRequest(req), spoken: community.locales }
  return {
    id,
    clause: row.clause_id,
    number: row.number,
    state: row.state,
    from: row.from,
    standing: isPublished(row) ? standingOf(published, row, today) : null,
    author: row.author,
    approvedBy: row.approved_by,
    mayEdit: EDITOR_ROLES.some((role) => held.includes(role)),
    isApprover,
    mayApprove:
      isApprover &&
      mayApprove({
        author: row.author_id,
        person: req.user?.id ?? '',
        others: row.state === 'review' ? await otherApprovers(one) : 0,
      }),
    isFirst: published.length === 0,
    today,
    eventId: row.event_id,
    change: before === null ? null : compare(before, row, told),
    confirmed: row.requires ? { people: row.people, has: row.has } : null,
  }
}

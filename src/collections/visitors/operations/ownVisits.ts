import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { authRequired, notFound } from '@/kernel/errors'
import type { Span } from '../domain/window'
import { inStates, visitColumns, visitFrom, visitTables } from './visitRow'
import type { Visit, VisitRow } from './visitRow'
import { whenFrom } from './whenRow'
import type { When, WhenRow } from './whenRow'

interface Place {
  req: PayloadRequest
  community: string
  now: Date
}

const personOf = (req: PayloadRequest): string => {
  if (!req.user) throw authRequired()
  return req.user.id
}

const MOST_EARLIER = 20
const MOST_EXPECTED = 50

interface OwnVisits {
  inside: Visit[]
  expected: Visit[]
  earlier: Visit[]
}

/** A host's own visitors: who is inside, who is expected (each the next time), who was here. */
export const ownVisits = async ({ req, community, now }: Place): Promise<OwnVisits> => {
  const person = personOf(req)
  const at = now.toISOString()
  // Of those whom nobody announced: once the household was asked, and not while a manager is.
  const own = sql`v.community_id = ${community} and v.host_id = ${person}
    and (v.invitation_id is not null
      or exists (select 1 from gate_asks a where a.visit_id = v.id and a.asked_at is not null))`
  const reader = await readerOf(req)
  const inside = await reader.execute<VisitRow>(sql`
    select ${visitColumns} from ${visitTables}
    where ${own} and v.state = ${inStates(['inside', 'overstayed'])} order by v.entered_at, v.id`)
  const open = inStates(['expected', 'waiting', 'approved'])
  const expected = await reader.execute<VisitRow>(sql`
    select ${visitColumns} from ${visitTables}
    where ${own} and v.state = ${open} and v.closes_at > ${at}
      and not exists (select 1 from visits o where o.invitation_id = v.invitation_id
        and o.state = ${open} and o.closes_at > ${at} and o.opens_at < v.opens_at)
    order by v.opens_at, v.id limit ${MOST_EXPECTED}`)
  const earlier = await reader.execute<VisitRow>(sql`
    select ${visitColumns} from ${visitTables}
    where ${own} and v.state not in ('inside', 'overstayed')
      and (v.state in ('left', 'refused', 'revoked', 'expired') or v.closes_at <= ${at})
    order by v.opens_at desc, v.id desc limit ${MOST_EARLIER}`)
  return {
    inside: inside.rows.map(visitFrom),
    expected: expected.rows.map(visitFrom),
    earlier: earlier.rows.map(visitFrom),
  }
}

export interface KnownVisitor {
  id: string
  name: string
  vehicle: string
  /** As they were asked in last. */
  purpose: Visit['purpose']
  party: number
  last: Span
}

interface KnownRow extends Record<string, unknown> {
  id: string
  name: string
  vehicle: string | null
  purpose: Visit['purpose']
  party: number
  starts_at: string | Date
  ends_at: string | Date
}

const MOST_KNOWN = 6

/** Whom a host asked in lately, the last first; or the one that is asked about. */
export const knownVisitors = async (
  { req, community }: Omit<Place, 'now'>,
  only?: string,
): Promise<KnownVisitor[]> => {
  const person = personOf(req)
  const reader = await readerOf(req)
  const { rows } = await reader.execute<KnownRow>(sql`
    select k.id, k.name, k.vehicle, i.purpose::text as purpose, i.party::int as party, i.starts_at,
      i.ends_at
    from visitors k cross join lateral (
      select purpose, party, starts_at, ends_at from invitations i
      where i.visitor_id = k.id and i.kind = 'single' and i.ends_at is not null
      order by i.created_at desc limit 1) i
    where k.community_id = ${community} and k.host_id = ${person}
      and (${only ?? null}::uuid is null or k.id = ${only ?? null}::uuid)
    order by k.last_invited_at desc, k.id limit ${MOST_KNOWN}`)
  return rows.map(({ starts_at: startsAt, ends_at: endsAt, vehicle, ...row }) => ({
    ...row,
    vehicle: vehicle ?? '',
    last: { startsAt: new Date(startsAt), endsAt: new Date(endsAt) },
  }))
}

export interface OwnInvitation {
  id: string
  pass: string
  name: string
  unit: string
  code: string | null
  when: When
  isMultiEntry: boolean
  isRevoked: boolean
  visits: Visit[]
}

interface InvitationRow extends WhenRow {
  id: string
  pass: string
  name: string
  unit: string
  code: string | null
  is_multi_entry: boolean
  state: string
}

/**
 * An invitation of the host, with its code.
 * @throws AppError 404 for one that is not theirs.
 */
export const ownInvitation = async (
  { req, community }: Omit<Place, 'now'>,
  id: string,
): Promise<OwnInvitation> => {
  const person = personOf(req)
  const reader = await readerOf(req)
  const { rows } = await reader.execute<InvitationRow>(sql`
    select i.id, p.id as pass, i.name, n.label as unit, p.code, i.starts_at, i.ends_at,
      i.kind::text as kind, i.rule, i.minutes::int as minutes,
      coalesce(i.is_multi_entry, false) as is_multi_entry, i.state::text as state
    from invitations i join visit_passes p on p.invitation_id = i.id
    join units n on n.id = i.unit_id
    where i.id = ${id} and i.community_id = ${community} and i.host_id = ${person}`)
  const [row] = rows
  if (!row) throw notFound()
  const visits = await reader.execute<VisitRow>(sql`
    select ${visitColumns} from ${visitTables}
    where v.invitation_id = ${id} and v.community_id = ${community} and v.host_id = ${person}
    order by v.opens_at desc, v.id desc limit ${MOST_EARLIER}`)
  return {
    id: row.id,
    pass: row.pass,
    name: row.name,
    unit: row.unit,
    code: row.code,
    when: whenFrom(row),
    isMultiEntry: row.is_multi_entry,
    isRevoked: row.state === 'revoked',
    visits: visits.rows.map(visitFrom),
  }
}

import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { audit } from '@/kernel/audit/audit'
import { systemClock } from '@/kernel/clock'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { accessDenied, AppError, notFound } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { scopeOf } from '@/kernel/tenancy/scope'
import { endOfAccess } from '../domain/platformAccess'
import { membershipChanged, platformEntered } from '../events'
import { endTerm } from './endTerm'
import { awaitTurns } from './term'

export interface PlatformAccess {
  id: string
  community: { id: string; name: string; slug: string }
  person: { id: string; name: string }
  reason: string
  from: string
  until: string
}

interface AccessRow extends Record<string, unknown> {
  id: string
  community_id: string
  community: string
  slug: string
  user_id: string
  name: string
  grant_reason: string | null
  valid_from: string
  valid_to: string
}

const toAccess = (row: AccessRow): PlatformAccess => ({
  id: row.id,
  community: { id: row.community_id, name: row.community, slug: row.slug },
  person: { id: row.user_id, name: row.name },
  reason: row.grant_reason ?? '',
  from: new Date(row.valid_from).toISOString(),
  until: new Date(row.valid_to).toISOString(),
})

/** Accesses of the platform that are in force, in the communities that the person may see. */
export const openAccesses = async (req: PayloadRequest): Promise<PlatformAccess[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<AccessRow>(sql`
    select m.id, m.community_id, c.name as community, c.slug, m.user_id, u.name, m.grant_reason,
      m.valid_from, m.valid_to
    from memberships m join communities c on c.id = m.community_id join users u on u.id = m.user_id
    where m.via_platform and m.status = 'active' and m.valid_to > now()
    order by m.valid_from desc limit 100`)
  return rows.map(toAccess)
}

const communityOf = async (req: PayloadRequest, slug: string): Promise<string> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ id: string }>(
    sql`select id from communities where slug = ${slug}`,
  )
  const [row] = rows
  if (!row) throw notFound()
  return row.id
}

/**
 * Lets an operator into a community, as management, for some hours and with a reason that its
 * managers read at once. It is a membership like any other, so everything else holds for it.
 * @throws AppError 403 for who is no operator, 404, 409 `memberships.platform-access-open`.
 */
export const openPlatformAccess = async (
  req: PayloadRequest,
  { slug, reason, hours }: { slug: string; reason: string; hours: number },
): Promise<{ id: string; until: string }> => {
  const scope = await scopeOf(req)
  const { userId } = scope
  if (!scope.isOperator || userId === null) throw accessDenied()
  return inTransaction(req, async () => {
    const community = await communityOf(req, slug)
    const now = systemClock.now()
    const until = endOfAccess(now, hours)
    const id = uuidv7()
    const tx = await txOf(req)
    const lock = `platform access ${userId} ${community}`
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`)
    // One whose time is over and whose job has not come yet does not stand in the way.
    const { rows } = await tx.execute<{ id: string }>(sql`
      insert into memberships (id, community_id, user_id, role, status, valid_from, valid_to,
        via_platform, grant_reason)
      select ${id}, ${community}, ${userId}, 'manager', 'active', ${now.toISOString()},
        ${until.toISOString()}, true, ${reason}
      where not exists (select 1 from memberships where user_id = ${userId}
        and community_id = ${community} and via_platform and status = 'active' and valid_to > now())
      returning id`)
    if (rows.length === 0) {
      const code = 'memberships.platform-access-open'
      throw new AppError({ code, status: 409, field: 'community' })
    }
    await audit(req, {
      community,
      action: 'platform-access.opened',
      subject: { collection: 'memberships', id },
      details: { until: until.toISOString() },
    })
    await awaitTurns(req, { id, community, status: 'active', validFrom: now, validTo: until }, now)
    await emit(req, { event: platformEntered, community, data: { membershipId: id } })
    await emit(req, { event: membershipChanged, community, data: { membershipId: id } })
    return { id, until: until.toISOString() }
  })
}

/** Ends one's own access before its time. @throws AppError 404, 409 `memberships.has-ended`. */
export const endOwnPlatformAccess = async (
  req: PayloadRequest,
  id: string,
): Promise<{ id: string; endsAt: string }> => {
  const { userId } = await scopeOf(req)
  const own = (await openAccesses(req)).find(
    ({ id: held, person }) => held === id && person.id === userId,
  )
  if (!own) throw notFound()
  const { endsAt } = await endTerm(req, {
    community: own.community.id,
    membership: id,
    at: systemClock.now(),
    reason: own.reason,
  })
  return { id, endsAt: endsAt.toISOString() }
}

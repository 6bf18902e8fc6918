import type { Payload, PayloadRequest } from 'payload'
import { VISITOR_DEFAULTS, VISIT_KEPT_DAYS } from '@/collections/communities/public'
import { audit } from '@/kernel/audit/audit'
import { anyId } from '@/kernel/database/anyId'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { dayFrom } from '@/kernel/domain/zonedDay'
import { asSystem } from '@/kernel/tenancy/system'
import { inStates } from './visitRow'

/** Of each kind, one community and one round. */
const BATCH = 500
/** What is left then is for the next run. */
const MOST_ROUNDS = 40
const DAY_MS = 86_400_000

interface Round {
  req: PayloadRequest
  community: string
  now: Date
  /** What ended before it goes; ISO 8601, UTC. */
  before: string
}

interface Removed {
  visits: number
  invitations: number
  visitors: number
  entries: number
}

const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id)

const removeVisits = async ({ req, community, before }: Round): Promise<number> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ id: string }>(sql`
    select id from visits where community_id = ${community}
      and state = ${inStates(['left', 'expired', 'refused', 'revoked'])}
      and opens_at < ${before}
      and coalesce(left_at, least(closes_at, updated_at)) < ${before}
    order by opens_at limit ${BATCH} for update skip locked`)
  const gone = ids(rows)
  if (gone.length === 0) return 0
  await tx.execute(sql`
    update gate_offline_entries set visit_id = null where visit_id = ${anyId(gone)}`)
  for (const table of ['gate_holds', 'gate_asks', 'visit_alarms']) {
    await tx.execute(sql`delete from ${sql.raw(table)} where visit_id = ${anyId(gone)}`)
  }
  await tx.execute(sql`delete from visits where id = ${anyId(gone)}`)
  return gone.length
}

/**
 * Those of which no visit is left. A pass whose signature may still hold leaves its id behind, without
 * anybody’s name: a device without a network has to know that it opens nothing.
 */
const removeInvitations = async ({ req, community, now, before }: Round): Promise<number> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ id: string }>(sql`
    select i.id from invitations i where i.community_id = ${community}
      and case when i.state = 'revoked' then coalesce(i.revoked_at, i.updated_at)
        else i.ends_at end < ${before}
      and not exists (select 1 from visits v where v.invitation_id = i.id)
    order by i.id limit ${BATCH} for update skip locked`)
  const gone = ids(rows)
  if (gone.length === 0) return 0
  await tx.execute(sql`
    insert into ended_passes (community_id, pass_id, good_until)
    select community_id, id, good_until from visit_passes
    where invitation_id = ${anyId(gone)} and good_until > ${now.toISOString()}`)
  await tx.execute(sql`delete from visit_passes where invitation_id = ${anyId(gone)}`)
  await tx.execute(sql`delete from invitations where id = ${anyId(gone)}`)
  return gone.length
}

const removeVisitors = async ({ req, community, before }: Round): Promise<number> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ id: string }>(sql`
    delete from visitors where id in (
      select w.id from visitors w where w.community_id = ${community}
        and w.last_invited_at < ${before}
        and not exists (select 1 from invitations i where i.visitor_id = w.id)
      order by w.last_invited_at limit ${BATCH} for update skip locked)
    returning id`)
  return rows.length
}

/** What a human has still to look at stays until they have. */
const removeEntries = async ({ req, community, now, before }: Round): Promise<number> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    delete from ended_passes
    where community_id = ${community} and good_until <= ${now.toISOString()}`)
  const { rows } = await tx.execute<{ id: string }>(sql`
    delete from gate_offline_entries where community_id = ${community} and id in (
      select id from gate_offline_entries where community_id = ${community}
        and arrived_at < ${before} and (code is null or settled_at is not null)
      order by arrived_at limit ${BATCH} for update skip locked)
    returning id`)
  return rows.length
}

/** Of homes that are back: when they were away is nobody's to read any more. A day later, in every zone. */
const removeAbsences = async ({ req, community, now }: Round): Promise<number> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ id: string }>(sql`
    delete from home_absences where community_id = ${community}
      and last_day < ${dayFrom(now, 'UTC', -1)}::date returning id`)
  return rows.length
}

/** One transaction, with its line in the audit log: how many, and nothing of anybody. */
const removeRound = async (round: Round): Promise<Removed> => {
  await removeAbsences(round)
  const removed = {
    visits: await removeVisits(round),
    invitations: await removeInvitations(round),
    visitors: await removeVisitors(round),
    entries: await removeEntries(round),
  }
  if (Object.values(removed).some((many) => many > 0)) {
    const { req, community } = round
    const subject = { collection: 'communities', id: community }
    await audit(req, { community, action: 'visits.removed', subject, details: removed })
  }
  return removed
}

const removeIn = async (round: Round): Promise<number> => {
  let many = 0
  for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
    const removed = await inTransaction(round.req, () => removeRound(round))
    many += removed.visits
    if (Object.values(removed).every((count) => count < BATCH)) return many
  }
  return many
}

/** Whatever stands there, within the limits. */
const keptDays = (days: number | null): number =>
  Math.min(
    VISIT_KEPT_DAYS.max,
    Math.max(VISIT_KEPT_DAYS.min, days ?? VISITOR_DEFAULTS.visitRetentionDays),
  )

/**
 * Removes visits, invitations, passes and visitors that a community does not keep any more. Whoever is
 * inside, waits or is expected stays, and so does whatever may still open something.
 * @returns how many visits.
 */
export const removeOldVisits = ({
  payload,
  now,
}: {
  payload: Payload
  now: Date
}): Promise<number> =>
  asSystem(payload, 'remove old visits', async (req) => {
    const reader = await readerOf(req)
    const { rows } = await reader.execute<{ id: string; days: number | null }>(sql`
      select id, visitors_visit_retention_days::int as days from communities order by id`)
    let removed = 0
    for (const { id: community, days } of rows) {
      const before = new Date(now.getTime() - keptDays(days) * DAY_MS).toISOString()
      removed += await removeIn({ req, community, now, before })
    }
    return removed
  })

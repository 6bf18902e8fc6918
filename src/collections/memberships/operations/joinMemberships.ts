import { audit } from '@/kernel/audit/audit'
import { systemClock } from '@/kernel/clock'
import { isRole } from '@/kernel/domain/membership'
import type { MembershipStatus } from '@/kernel/domain/membership'
import { sql, txOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import type { Joining } from '@/kernel/personLinks'
import { isRestHalf, planJoin } from '../domain/join'
import type { JoiningTerm } from '../domain/join'
import { membershipChanged } from '../events'
import { awaitTurns } from './term'

interface TermRow extends Record<string, unknown> {
  id: string
  community_id: string
  user_id: string
  unit_id: string | null
  role: string
  status: MembershipStatus
  via_platform: boolean | null
  valid_from: string | null
  valid_to: string | null
  created_at: string
  lives_there: boolean | null
  speaks_for_unit: boolean | null
}

const instant = (value: string | null): Date | null => (value === null ? null : new Date(value))

/** The terms of both, locked until the transaction ends. */
const lockTerms = async ({ req, from, to }: Joining): Promise<JoiningTerm[]> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<TermRow>(sql`
    select id, community_id, user_id, unit_id, role::text as role, status::text as status,
      via_platform, valid_from, valid_to, created_at, lives_there, speaks_for_unit
    from memberships where user_id in (${from}, ${to}) order by id for update`)
  return rows.flatMap((row) =>
    isRole(row.role)
      ? [
          {
            id: row.id,
            community: row.community_id,
            unit: row.unit_id,
            role: row.role,
            status: row.status,
            viaPlatform: row.via_platform === true,
            validFrom: instant(row.valid_from),
            validTo: instant(row.valid_to),
            createdAt: new Date(row.created_at),
            isOfKept: row.user_id === to,
            livesThere: row.lives_there !== false,
            speaksForUnit: row.speaks_for_unit === true,
          },
        ]
      : [],
  )
}

/** The notices that the kept account asked for go on, whichever row stands for both. */
const widen = async ({ req, to }: Joining, term: JoiningTerm, keptOne: string): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    update memberships m set valid_from = ${term.validFrom?.toISOString() ?? null},
      valid_to = ${term.validTo?.toISOString() ?? null}, lives_there = ${term.livesThere},
      speaks_for_unit = ${term.speaksForUnit}, notices_parcels = k.notices_parcels,
      notices_building = k.notices_building, notices_billing = k.notices_billing,
      user_id = ${to}, updated_at = now()
    from memberships k where m.id = ${term.id} and k.id = ${keptOne}`)
}

const fold = async ({ req, to, reason }: Joining, { id }: JoiningTerm): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    update memberships set status = 'ended', end_reason = ${reason}, user_id = ${to},
      valid_to = least(coalesce(valid_to, 'infinity'), now()), updated_at = now()
    where id = ${id}`)
}

const record = async (
  { req, from, actor, reason }: Joining,
  { id, community, role, status }: JoiningTerm,
  action: string,
): Promise<void> => {
  await audit(req, {
    community,
    action,
    subject: { collection: 'memberships', id },
    actor,
    details: { role, status, from, reason },
  })
  await emit(req, { event: membershipChanged, community, data: { membershipId: id } })
}

/**
 * Gives all memberships of one account to another: the same rights as both had, not less and not more.
 * Each step is in the log of its community, and connections of the person ask anew.
 * @throws AppError 409 `memberships.rest-half` where one of them is suspended and the other is not.
 */
export const joinMemberships = async (joining: Joining): Promise<void> => {
  const { req, to } = joining
  const now = systemClock.now()
  const terms = await lockTerms(joining)
  if (isRestHalf(terms, now)) throw new AppError({ code: 'memberships.rest-half', status: 409 })
  const { widened, folded } = planJoin(terms, now)
  for (const { term, notices } of widened) await widen(joining, term, notices)
  for (const term of folded) await fold(joining, term)
  const tx = await txOf(req)
  await tx.execute(
    sql`update memberships set user_id = ${to}, updated_at = now() where user_id = ${joining.from}`,
  )
  const over = new Set(folded.map(({ id }) => id))
  const changed = new Map(widened.map(({ term }) => [term.id, term]))
  for (const term of terms) {
    if (over.has(term.id)) await record(joining, { ...term, status: 'ended' }, 'membership.folded')
    else if (!term.isOfKept || changed.has(term.id)) {
      await record(joining, term, 'membership.moved')
      await awaitTurns(req, changed.get(term.id) ?? term, now)
    }
  }
}

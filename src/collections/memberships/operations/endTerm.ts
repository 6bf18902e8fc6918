import type { PayloadRequest } from 'payload'
import { handOverAll } from '@/kernel/assignments'
import { audit } from '@/kernel/audit/audit'
import { systemClock } from '@/kernel/clock'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { AppError, notFound } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { endingOf } from '../domain/term'
import { membershipChanged } from '../events'
import { keepManager } from './keepManager'
import { awaitTurns, lockTerm } from './term'
import type { HeldTerm } from './term'

export interface TermEnd {
  community: string
  membership: string
  /** First instant without it; what is past means now. */
  at: Date
  /** Why, for the audit log; up to 300 characters. */
  reason: string
  /** Who takes over what lies with the person; an id of a user of the community. */
  successor?: string | undefined
}

/** Writes the end down, in the log too, and hands over what lay with the person. */
export const closeTerm = async (
  req: PayloadRequest,
  term: HeldTerm,
  reason: string | null = null,
): Promise<void> => {
  const { community, id, role, user, successor } = term
  const handedOver =
    successor === null ? 0 : await handOverAll({ req, community, from: user, to: successor })
  await audit(req, {
    community,
    action: 'membership.ended',
    subject: { collection: 'memberships', id },
    details: { role, handedOver, successor, reason },
  })
  await emit(req, { event: membershipChanged, community, data: { membershipId: id } })
}

/**
 * Ends a membership now or at a moment to come. Whoever calls has made sure that the person may: a
 * manager for all, the head of a household for its members. Rows of other communities are not there.
 * @throws AppError 404, 409 `memberships.has-ended`, `memberships.last-manager`.
 */
export const endTerm = (
  req: PayloadRequest,
  { community, membership, at, reason, successor }: TermEnd,
): Promise<{ id: string; endsAt: Date }> =>
  inTransaction(req, async () => {
    const now = systemClock.now()
    const term = await lockTerm(req, community, membership)
    if (!term) throw notFound()
    const ending = endingOf(term, at, now)
    if (ending === 'has-ended') {
      throw new AppError({ code: 'memberships.has-ended', status: 409, field: 'membership' })
    }
    if (term.role === 'manager' && !term.viaPlatform) {
      await keepManager(req, community, membership)
    }
    const endsAt = ending === 'ends-now' ? now : at
    const tx = await txOf(req)
    await tx.execute(sql`
      update memberships set valid_to = ${endsAt.toISOString()}, end_reason = ${reason},
        status = case when ${ending === 'ends-now'} then 'ended'::enum_memberships_status
                 else status end,
        successor_id = ${successor ?? null}, updated_at = now()
      where id = ${membership} and community_id = ${community}`)
    const ended = { ...term, validTo: endsAt, successor: successor ?? null }
    if (ending === 'ends-now') {
      await closeTerm(req, ended, reason)
      return { id: membership, endsAt }
    }
    await audit(req, {
      community,
      action: 'membership.end-planned',
      subject: { collection: 'memberships', id: membership },
      details: { role: term.role, at: endsAt.toISOString(), reason },
    })
    await awaitTurns(req, ended, now)
    await emit(req, { event: membershipChanged, community, data: { membershipId: membership } })
    return { id: membership, endsAt }
  })

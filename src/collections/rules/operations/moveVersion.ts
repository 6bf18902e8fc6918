import { z } from 'zod'
import { audit } from '@/kernel/audit/audit'
import { systemClock } from '@/kernel/clock'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import type { Role } from '@/kernel/domain/membership'
import { accessDenied, AppError } from '@/kernel/errors'
import { rolesIn, scopeOf } from '@/kernel/tenancy/scope'
import { mayApprove } from '../domain/approval'
import { mayMove, PRESSED_MOVES } from '../domain/states'
import type { PressedMove, VersionState } from '../domain/states'
import { APPROVER_ROLES, EDITOR_ROLES } from '../roles'
import { todayIn } from './today'
import { lockVersion, otherApprovers } from './versionRow'
import type { One } from './versionRow'

export const moveInput = z.object({ to: z.enum(PRESSED_MOVES) })

const isOneOf = (held: readonly Role[], roles: readonly Role[]): boolean =>
  held.some((role) => roles.includes(role))

/** Approving is the board's and the management's, by another hand than the one that wrote. */
const refuseApproval = async (one: One, held: readonly Role[], author: string | null) => {
  if (!isOneOf(held, APPROVER_ROLES)) {
    throw new AppError({ code: 'rules.not-approver', status: 409 })
  }
  const person = one.req.user?.id ?? ''
  if (mayApprove({ author, person, others: await otherApprovers(one) })) return
  throw new AppError({ code: 'rules.own-words', status: 409 })
}

const changesFor = ({ req }: One, to: PressedMove, now: Date): Sql => {
  if (to === 'approved') {
    return sql`, approved_by_id = ${req.user?.id ?? null}, approved_at = ${now.toISOString()}::timestamptz`
  }
  return to === 'withdrawn' ? sql`` : sql`, approved_by_id = null, approved_at = null`
}

/**
 * Moves a version on its way, but for publishing it: of many who try, one does.
 * @throws AppError 404; 403 for a move that the person has no role for; 409 from a state that does not
 * lead there, for words of one's own, and for what has come into force.
 */
export const moveVersion = (
  one: One & { input: z.infer<typeof moveInput> },
): Promise<{ id: string; state: VersionState }> =>
  inTransaction(one.req, async () => {
    const { req, community, id } = one
    const { to } = one.input
    const held = rolesIn(await scopeOf(req), community.id)
    const row = await lockVersion(one)
    if (!mayMove(row.state, to)) throw new AppError({ code: 'rules.not-from-here', status: 409 })
    if (to === 'review' || to === 'withdrawn') {
      if (!isOneOf(held, EDITOR_ROLES)) throw accessDenied()
    }
    if (to === 'review' && row.words[row.language] === undefined) {
      throw new AppError({ code: 'rules.no-words', status: 409, field: `words.${row.language}` })
    }
    if (to === 'approved') await refuseApproval(one, held, row.author_id)
    if (row.state === 'published' && (row.from ?? '') <= todayIn(community)) {
      throw new AppError({ code: 'rules.in-force', status: 409 })
    }
    const tx = await txOf(req)
    const now = systemClock.now()
    await tx.execute(sql`
      update rule_versions set state = ${to}::rule_version_state,
        updated_at = ${now.toISOString()}::timestamptz ${changesFor(one, to, now)}
      where id = ${id}`)
    await audit(req, {
      community: community.id,
      action: 'rule.moved',
      subject: { collection: 'rule-versions', id },
      details: { from: row.state, to },
    })
    return { id, state: to }
  })

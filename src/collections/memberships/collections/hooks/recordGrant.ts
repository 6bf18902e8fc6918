import type { CollectionAfterChangeHook, PayloadRequest } from 'payload'
import { audit } from '@/kernel/audit/audit'
import { systemClock } from '@/kernel/clock'
import { emit } from '@/kernel/events/emit'
import { rolesIn, scopeOf } from '@/kernel/tenancy/scope'
import type { Membership } from '@/payload-types'
import { membershipChanged, platformEntered } from '../../events'
import { MEMBERSHIP_REASON } from '../../operations/grantRole'
import { awaitTurns } from '../../operations/term'

const instant = (value: string | null | undefined): Date | null =>
  value === null || value === undefined ? null : new Date(value)

/** Whether somebody who has no part in the community makes a manager of it. */
const isByPlatform = async (req: PayloadRequest, community: string, role: string) => {
  if (role !== 'manager' || !req.user) return false
  const scope = await scopeOf(req)
  return scope.isOperator && !rolesIn(scope, community).includes('manager')
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** What somebody wrote about this very change; an older reason stands with its own. */
const reasonOf = (
  doc: Membership,
  previous: Partial<Membership>,
  operation: string,
): string | null => {
  if (operation === 'create') return text(doc.grantReason)
  if (doc.endReason !== previous.endReason) return text(doc.endReason)
  return doc.grantReason === previous.grantReason ? null : text(doc.grantReason)
}

export const recordGrant: CollectionAfterChangeHook<Membership> = async ({
  doc,
  operation,
  previousDoc,
  req,
}) => {
  const community = typeof doc.community === 'string' ? doc.community : doc.community.id
  const action = operation === 'create' ? 'membership.granted' : 'membership.changed'
  await audit(req, {
    community,
    action,
    subject: { collection: 'memberships', id: doc.id },
    details: {
      role: text(doc.role),
      status: text(doc.status),
      previousRole: text(previousDoc.role),
      previousStatus: text(previousDoc.status),
      reason: text(req.context[MEMBERSHIP_REASON]) ?? reasonOf(doc, previousDoc, operation),
    },
  })
  await emit(req, {
    event: membershipChanged,
    community,
    data: { membershipId: doc.id },
  })
  const term = {
    id: doc.id,
    community,
    status: doc.status,
    validFrom: instant(doc.validFrom),
    validTo: instant(doc.validTo),
  }
  await awaitTurns(req, term, systemClock.now())
  if (operation === 'create' && (await isByPlatform(req, community, doc.role))) {
    await emit(req, { event: platformEntered, community, data: { membershipId: doc.id } })
  }
}

import type { CollectionAfterChangeHook } from 'payload'
import { audit } from '@/kernel/audit/audit'
import { emit } from '@/kernel/events/emit'
import type { Membership } from '@/payload-types'
import { membershipChanged } from '../../events'

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
      reason: reasonOf(doc, previousDoc, operation),
    },
  })
  await emit(req, {
    event: membershipChanged,
    community,
    data: { membershipId: doc.id },
  })
}

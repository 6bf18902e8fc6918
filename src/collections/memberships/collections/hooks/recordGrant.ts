import type { CollectionAfterChangeHook } from 'payload'
import { audit } from '@/kernel/audit/audit'
import { emit } from '@/kernel/events/emit'
import { membershipChanged } from '../../events'

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

export const recordGrant: CollectionAfterChangeHook = async ({
  doc,
  operation,
  previousDoc,
  req,
}) => {
  const community = text(doc.community) ?? text(doc.community?.id)
  const action = operation === 'create' ? 'membership.granted' : 'membership.changed'
  await audit(req, {
    community,
    action,
    subject: { collection: 'memberships', id: String(doc.id) },
    details: {
      role: text(doc.role),
      status: text(doc.status),
      previousRole: text(previousDoc?.role),
      previousStatus: text(previousDoc?.status),
    },
  })
  await emit(req, {
    event: membershipChanged,
    community,
    data: { membershipId: String(doc.id) },
  })
}

import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { sql, txOf } from '../database/transaction'
import type { Sql } from '../database/transaction'
import { requestIdOf } from '../http/errorShape'

export interface AuditEntry {
  community: string | null
  /** `entity.past-tense`, as the event that goes with it. */
  action: string
  /** Slug of the collection and id of the row that changed. */
  subject: { collection: string; id: string }
  /** On whose behalf, where the work of a person goes on without their request. */
  actor?: string
  /** Ids and states; no personal data. */
  details?: Record<string, string | number | boolean | null>
}

/** The insert itself, for a change that sends it along in a statement of its own transaction. */
export const auditInsert = (
  req: PayloadRequest,
  { community, action, subject, actor, details = {} }: AuditEntry,
): Sql => sql`
    insert into audit_entries
      (id, community_id, actor_id, action, subject_collection, subject_id, details, request_id, at)
    values
      (${uuidv7()}, ${community}, ${actor ?? req.user?.id ?? null}, ${action}, ${subject.collection},
       ${subject.id}, ${JSON.stringify(details)}::jsonb, ${requestIdOf(req)}, clock_timestamp())`

/**
 * Appends a row to the audit log in the request's own transaction; it commits with the change or
 * not at all.
 * @throws when the request has no transaction.
 */
export const audit = async (req: PayloadRequest, entry: AuditEntry): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(auditInsert(req, entry))
}

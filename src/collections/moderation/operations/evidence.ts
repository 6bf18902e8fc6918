import { sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import type { StoredText, TextOpener } from '@/kernel/files/dataKeys'

interface Belonging {
  id: string
  community: string
}

/** What a report keeps lies sealed, whatever it was taken from, under a key of the report. */
export const textContext = ({ id, community }: Belonging): string =>
  `${community}|content_reports|${id}|body`
export const noteContext = ({ id, community }: Belonging): string =>
  `${community}|content_reports|${id}|note`

/** Reports `r` with what opens them. */
export const evidenceColumns: Sql = sql`r.body, r.sealed, r.note, r.sealed_note, k.kid, k.wrapped_key`
export const joinEvidenceKey: Sql = sql`left join data_keys k on k.id = r.id`

export interface EvidenceRow extends StoredText {
  id: string
  note: string
  sealed_note: Buffer | null
  kid: string | null
  wrapped_key: Buffer | null
}

/** What was said, and what was added to it; null for what does not open at the moment. */
export const evidenceOf = (
  open: TextOpener,
  row: EvidenceRow,
  community: string,
): { text: string | null; note: string | null } => {
  const report = { id: row.id, community }
  const key = { ...report, kid: row.kid, wrapped: row.wrapped_key }
  return {
    text: open(key, { body: row.body, sealed: row.sealed }, textContext(report)),
    note: open(key, { body: row.note, sealed: row.sealed_note }, noteContext(report)),
  }
}

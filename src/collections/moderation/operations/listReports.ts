import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { auditInsert } from '@/kernel/audit/audit'
import { systemClock } from '@/kernel/clock'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { textOpener } from '@/kernel/files/dataKeys'
import type { TextOpener } from '@/kernel/files/dataKeys'
import { linksTo } from '@/kernel/files/links'
import { REPORT_REASONS } from '@/kernel/moderation/reasons'
import { DECISIONS } from '../domain/decisions'
import { evidenceColumns, evidenceOf, joinEvidenceKey } from './evidence'
import type { EvidenceRow } from './evidence'

const LIMIT = 50

const person = z.strictObject({ id: z.uuid(), name: z.string() })
const instant = z.iso.datetime()

export const reportSchema = z.strictObject({
  id: z.uuid(),
  kind: z.string(),
  author: person,
  reporter: person,
  reason: z.enum(REPORT_REASONS),
  note: z.string(),
  /** What was said when it was reported. */
  text: z.string(),
  /** The sealed text does not open at the moment; `text` and `note` are empty. */
  isUnreadable: z.literal(true).optional(),
  files: z.array(
    z.strictObject({
      id: z.uuid(),
      name: z.string(),
      isImage: z.boolean(),
      /** For whoever asks, for some minutes, and while the file is there. */
      url: z.string(),
    }),
  ),
  saidAt: instant,
  at: instant,
  decision: z
    .strictObject({ decision: z.enum(DECISIONS), note: z.string(), by: person, at: instant })
    .nullable(),
})
export type ReportView = z.infer<typeof reportSchema>

export const reportsSchema = z.strictObject({
  open: z.int(),
  reports: z.array(reportSchema),
})

export const reportsInput = z.object({ state: z.enum(['open', 'decided']).default('open') })

interface ReportRow extends EvidenceRow, Record<string, unknown> {
  kind: string
  author_id: string
  author: string | null
  reporter_id: string
  reporter: string | null
  reason: (typeof REPORT_REASONS)[number]
  files: { id: string; name: string; isImage: boolean }[]
  said_at: string
  at: string
  decision: (typeof DECISIONS)[number] | null
  decision_note: string | null
  decided_by_id: string | null
  decided_by: string | null
  decided_at: string | null
}

const iso = (value: unknown): string => new Date(String(value)).toISOString()

const toView = (
  row: ReportRow,
  { community, me, open }: { community: string; me: string; open: TextOpener },
): ReportView => {
  const { text, note } = evidenceOf(open, row, community)
  return {
    id: row.id,
    kind: row.kind,
    author: { id: row.author_id, name: row.author ?? '' },
    reporter: { id: row.reporter_id, name: row.reporter ?? '' },
    reason: row.reason,
    note: note ?? '',
    text: text ?? '',
    ...((text === null || note === null) && { isUnreadable: true }),
    files: row.files.map((file) => ({
      ...file,
      url: linksTo({ community, file: file.id, person: me }, file.isImage, systemClock.now()).url,
    })),
    saidAt: iso(row.said_at),
    at: iso(row.at),
    decision: row.decision && {
      decision: row.decision,
      note: row.decision_note ?? '',
      by: { id: row.decided_by_id ?? '', name: row.decided_by ?? '' },
      at: iso(row.decided_at),
    },
  }
}

/**
 * What waits for the managers, the oldest first, or what they decided, the newest first. Each look at a
 * report is written down: it shows what two people said to each other.
 */
export const listReports = (
  req: PayloadRequest,
  community: string,
  { state }: z.infer<typeof reportsInput>,
): Promise<z.infer<typeof reportsSchema>> =>
  inTransaction(req, async () => {
    const tx = await txOf(req)
    const isOpen = state === 'open'
    const { rows } = await tx.execute<ReportRow>(sql`
      select r.id, r.kind, r.author_id, coalesce(a.preferred_name, a.name) as author,
        r.reporter_id, coalesce(w.preferred_name, w.name) as reporter, r.reason,
        ${evidenceColumns}, r.files, r.said_at, r.at, d.decision, d.note as decision_note, d.decided_by_id,
        coalesce(b.preferred_name, b.name) as decided_by, d.at as decided_at
      from content_reports r
      ${joinEvidenceKey}
      left join content_report_decisions d on d.report_id = r.id
      left join users a on a.id = r.author_id
      left join users w on w.id = r.reporter_id
      left join users b on b.id = d.decided_by_id
      where r.community_id = ${community} and r.author_id <> (select app_person())
        and (d.report_id is null) = ${isOpen}
      order by ${isOpen ? sql`r.at, r.id` : sql`d.at desc, r.id`} limit ${LIMIT}`)
    const counted = await tx.execute<{ n: string }>(sql`
      select count(*) as n from content_reports r
      where r.community_id = ${community} and r.author_id <> (select app_person())
        and not exists (select 1 from content_report_decisions d where d.report_id = r.id)`)
    for (const { id } of rows) {
      const subject = { collection: 'content_reports', id }
      await tx.execute(auditInsert(req, { community, action: 'content.report-looked-at', subject }))
    }
    const open = textOpener()
    const me = req.user?.id ?? ''
    return {
      open: Number(counted.rows[0]?.n ?? 0),
      reports: rows.map((row) => toView(row, { community, me, open })),
    }
  })

import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { audit } from '@/kernel/audit/audit'
import { anyId } from '@/kernel/database/anyId'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { AppError, notFound } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { textOpener } from '@/kernel/files/dataKeys'
import { MAX_REPORT_NOTE } from '@/kernel/moderation/reasons'
import { reportableOf } from '@/kernel/moderation/reportables'
import { DECISIONS } from '../domain/decisions'
import { settles } from '../domain/settles'
import { reportDecided } from '../events'
import { evidenceColumns, evidenceOf, joinEvidenceKey } from './evidence'
import type { EvidenceRow } from './evidence'

export const decisionInput = z.strictObject({
  decision: z.enum(DECISIONS),
  /** For the managers alone. */
  note: z
    .string()
    .max(MAX_REPORT_NOTE)
    .transform((text) => text.trim())
    .default(''),
})

export const decidedSchema = z.strictObject({
  report: z.uuid(),
  decision: z.enum(DECISIONS),
  /** How many reports of the same thing this ended, with this one. */
  ended: z.int(),
})

interface Deciding {
  req: PayloadRequest
  community: string
  id: string
  input: z.infer<typeof decisionInput>
}

interface ReportRow extends EvidenceRow, Record<string, unknown> {
  kind: string
  record_id: string
  record_part: string
  files: { id: string }[]
}

/** All reports of the thing that the named one is about, as far as the person may judge them. */
const reportsOfSame = async ({ req, community, id }: Deciding): Promise<ReportRow[]> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<ReportRow>(sql`
    select r.id, r.kind, r.record_id, r.record_part, ${evidenceColumns}, r.files
    from content_reports o join content_reports r on o.community_id = r.community_id
      and o.kind = r.kind and o.record_id = r.record_id and o.record_part = r.record_part
    ${joinEvidenceKey}
    where o.id = ${id} and o.community_id = ${community}
      and r.author_id <> (select app_person()) and o.author_id <> (select app_person())`)
  return rows
}

/** What does not open is like nothing else: its own id stands for it. */
const teller = (community: string) => {
  const open = textOpener()
  return (row: ReportRow) => ({
    text: evidenceOf(open, row, community).text ?? row.id,
    files: row.files.map((file) => file.id),
  })
}

/** @returns which of the reports this decision ended; another that came first keeps its own. */
const insertDecisions = async (
  { req, community, input: { decision, note } }: Deciding,
  ids: readonly string[],
): Promise<string[]> => {
  const tx = await txOf(req)
  // In the order of their ids, so that two who decide at once do not wait for each other.
  const { rows } = await tx.execute<{ report_id: string }>(sql`
    insert into content_report_decisions (report_id, community_id, decision, note, decided_by_id)
    select id, community_id, ${decision}, ${note}, ${req.user?.id ?? null}::uuid
    from content_reports where id = ${anyId(ids)} and community_id = ${community} order by id
    on conflict (report_id) do nothing returning report_id`)
  return rows.map(({ report_id }) => report_id)
}

/**
 * Decides about a report, once: nothing is wrong, or the thing is taken away from everybody. Other open
 * reports of the same thing end with it where the decision holds for them too.
 * @throws AppError 404 for a report that is not there for the person, 409 where it is decided already.
 */
export const decideReport = (deciding: Deciding): Promise<z.infer<typeof decidedSchema>> =>
  inTransaction(deciding.req, async () => {
    const { req, community, id, input } = deciding
    const { decision } = input
    const same = await reportsOfSame(deciding)
    const report = same.find((one) => one.id === id)
    if (!report) throw notFound()
    const told = teller(community)
    const meant = same.filter((one) => one.id === id || settles(decision, told(report), told(one)))
    const ended = await insertDecisions(
      deciding,
      meant.map((one) => one.id),
    )
    if (!ended.includes(id)) throw new AppError({ code: 'moderation.decided-already', status: 409 })
    if (decision === 'removed') {
      const { kind, record_id: record, record_part: part } = report
      const reported = { req, community, record, part: Number(part), report: id }
      await reportableOf(kind)?.takeAway(reported)
    }
    for (const reportId of ended) {
      await audit(req, {
        community,
        action: 'content.report-decided',
        subject: { collection: 'content_reports', id: reportId },
        details: { kind: report.kind, decision },
      })
      await emit(req, { event: reportDecided, community, data: { reportId } })
    }
    return { report: id, decision, ended: ended.length }
  })

import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { audit } from '@/kernel/audit/audit'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { AppError, notFound } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { keepDataKey, newDataKey, toStored } from '@/kernel/files/dataKeys'
import { MAX_REPORT_NOTE, REPORT_REASONS } from '@/kernel/moderation/reasons'
import { reportableOf } from '@/kernel/moderation/reportables'
import { contentReported } from '../events'
import { noteContext, textContext } from './evidence'

export const reportInput = z.strictObject({
  /** What is reported: `message`, with its conversation and its number. */
  kind: z.string().max(30),
  record: z.uuid(),
  part: z.int().nonnegative().default(0),
  reason: z.enum(REPORT_REASONS),
  note: z
    .string()
    .max(MAX_REPORT_NOTE)
    .transform((text) => text.trim())
    .default(''),
})
type ReportInput = z.infer<typeof reportInput>

export const reportedSchema = z.strictObject({ report: z.uuid(), at: z.iso.datetime() })
type Reported = z.infer<typeof reportedSchema>

interface Filing {
  req: PayloadRequest
  community: string
  input: ReportInput
}

const earlier = async ({ req, community, input }: Filing): Promise<Reported | undefined> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ id: string; at: string }>(sql`
    select id, at from content_reports
    where community_id = ${community} and reporter_id = ${req.user?.id ?? null}
      and kind = ${input.kind} and record_id = ${input.record} and record_part = ${input.part}`)
  const [row] = rows
  return row && { report: row.id, at: new Date(row.at).toISOString() }
}

/**
 * Reports something to the management, with what it says at this moment. Whoever reports a thing again
 * gets the first answer, also once the thing is gone.
 * @throws AppError 404 for what is not there for the person, 400 for what they said themselves.
 */
export const fileReport = (filing: Filing): Promise<Reported> =>
  inTransaction(filing.req, async () => {
    const { req, community, input } = filing
    const { kind, record, part, reason, note } = input
    const before = await earlier(filing)
    if (before) return before
    const reportable = reportableOf(kind)
    if (!reportable) throw notFound()
    const evidence = await reportable.evidence({ req, community, record, part })
    if (evidence.author === req.user?.id) {
      throw new AppError({ code: 'moderation.own-content', status: 400 })
    }
    const own = { id: uuidv7(), community }
    const { key, wrapped } = newDataKey(own)
    const said = toStored(key, evidence.text, textContext(own))
    const added = toStored(key, note, noteContext(own))
    const tx = await txOf(req)
    const { rows } = await tx.execute<{ id: string; at: string }>(sql`
      insert into content_reports (id, community_id, kind, record_id, record_part, reporter_id,
        author_id, reason, note, sealed_note, body, sealed, files, said_at)
      values (${own.id}, ${community}, ${kind}, ${record}, ${part}, ${req.user?.id ?? null},
        ${evidence.author}, ${reason}, ${added.body}, ${added.sealed}, ${said.body}, ${said.sealed},
        ${JSON.stringify(evidence.files)}::jsonb, ${evidence.at.toISOString()}::timestamptz)
      on conflict (reporter_id, kind, record_id, record_part) do nothing
      returning id, at`)
    const [row] = rows
    if (!row) {
      // Another try of the same person was a moment earlier.
      const winner = await earlier(filing)
      if (!winner) throw new AppError({ code: 'conflict', status: 409 })
      return winner
    }
    await keepDataKey(req, own, wrapped)
    await audit(req, {
      community,
      action: 'content.reported',
      subject: { collection: 'content_reports', id: row.id },
      details: { kind, reason },
    })
    await emit(req, { event: contentReported, community, data: { reportId: row.id } })
    return { report: row.id, at: new Date(row.at).toISOString() }
  })

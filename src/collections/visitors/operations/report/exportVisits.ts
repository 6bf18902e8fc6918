import type { PayloadRequest } from 'payload'
import { audit } from '@/kernel/audit/audit'
import { answerFile } from '@/kernel/files/answerFile'
import { csvOf } from '@/kernel/files/csv'
import type { CommunityIdentity } from '@/kernel/identity'
import type { ReportSpan } from '@/kernel/reports/reportSpan'
import { visitReport } from './visitReport'
import { visitTables } from './visitTables'
import type { VisitTableName } from './visitTables'

interface Asked {
  req: PayloadRequest
  community: CommunityIdentity
  span: ReportSpan
  locale: string
  table: VisitTableName
}

/** One table of the report as CSV; in the transaction of the request. */
export const exportVisits = async ({
  req,
  community,
  span,
  locale,
  table,
}: Asked): Promise<Response> => {
  const report = await visitReport(req, community, span)
  await audit(req, {
    community: community.id,
    action: 'visits.report-exported',
    subject: { collection: 'communities', id: community.id },
    details: { ...span, table },
  })
  const { columns, rows } = visitTables(report, locale)[table]
  const cells = rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))))
  const name = `visits-${community.slug}-${span.from}-${span.to}-${table}`
  return answerFile(csvOf([columns, ...cells]), name, 'csv')
}

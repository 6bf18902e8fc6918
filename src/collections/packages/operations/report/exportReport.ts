import type { PayloadRequest } from 'payload'
import { audit } from '@/kernel/audit/audit'
import { answerFile } from '@/kernel/files/answerFile'
import type { TableFormat } from '@/kernel/files/answerFile'
import { csvOf } from '@/kernel/files/csv'
import { workbookOf } from '@/kernel/files/workbook'
import { translatorFor } from '@/kernel/i18n/translate'
import type { CommunityIdentity } from '@/kernel/identity'
import type { ReportTable } from '@/kernel/reports/table'
import type { ReportSpan } from '@/kernel/reports/reportSpan'
import { parcelReport } from './parcelReport'
import { REPORT_TABLES, reportTables } from './reportTables'
import type { ReportTableName } from './reportTables'

interface Asked {
  req: PayloadRequest
  community: CommunityIdentity
  span: ReportSpan
  locale: string
  format: TableFormat
  /** Of a table or a sheet of paper; a workbook holds them all. */
  table: ReportTableName
}

const textOf = (rows: ReportTable['rows']): string[][] =>
  rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))))

const drawn = async ({ community, span, locale }: Asked, table: ReportTable): Promise<Buffer> => {
  const t = translatorFor({ locale, namespace: 'packages.report' })
  const panel = translatorFor({ locale, namespace: 'notices.panel' })
  // Few processes ever draw; the library would be in each.
  const { drawTable } = await import('@/kernel/pdf/drawTable')
  return drawTable({
    title: table.title,
    lines: [community.name, t('spanLine', span)],
    columns: table.columns.map((label, index) => ({ label, share: index === 0 ? 3 : 2 })),
    rows: textOf(table.rows),
    unprintable: panel('unprintable'),
    pageOf: (page, pages) => panel('page', { page, pages }),
  })
}

/** The report as a table, as a workbook with a sheet for each of its tables, or on paper. */
export const exportReport = async (asked: Asked): Promise<Response> => {
  const { req, community, span, locale, format } = asked
  const report = await parcelReport(req, community, span)
  await audit(req, {
    community: community.id,
    action: 'packages.report-exported',
    subject: { collection: 'communities', id: community.id },
    details: { ...span, format, table: format === 'xlsx' ? 'all' : asked.table },
  })
  const tables = reportTables(report, { locale, timeZone: community.timeZone })
  const name = `parcels-${community.slug}-${span.from}-${span.to}`
  if (format === 'xlsx') {
    const sheets = REPORT_TABLES.map((key) => tables[key]).map(({ title, columns, rows }) => ({
      name: title,
      rows: [columns, ...rows],
    }))
    return answerFile(await workbookOf(sheets), name, format)
  }
  const table = tables[asked.table]
  const bytes =
    format === 'csv' ? csvOf([table.columns, ...textOf(table.rows)]) : await drawn(asked, table)
  return answerFile(bytes, `${name}-${asked.table}`, format)
}

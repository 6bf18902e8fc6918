import { translatorFor } from '@/kernel/i18n/translate'
import type { ReportTable } from '@/kernel/reports/table'
import type { VisitReport } from './visitReport'

export const VISIT_TABLES = ['hours', 'days', 'gates', 'purposes', 'answers'] as const
export type VisitTableName = (typeof VISIT_TABLES)[number]

/** The parts of the report as tables, for the screen and for a spreadsheet. */
export const visitTables = (
  report: VisitReport,
  locale: string,
): Record<VisitTableName, ReportTable<VisitTableName>> => {
  const t = translatorFor({ locale, namespace: 'visitors.report' })
  const purposes = translatorFor({ locale, namespace: 'visitors.purposes' })
  const table = (
    name: VisitTableName,
    columns: readonly string[],
    rows: ReportTable['rows'],
  ): ReportTable<VisitTableName> => ({
    name,
    title: t(`tables.${name}`),
    columns: columns.map((column) => t(`columns.${column}`)),
    rows,
  })
  return {
    hours: table(
      'hours',
      ['hour', 'arrivals'],
      report.hours.map(({ hour, arrivals }) => [hour, arrivals]),
    ),
    days: table(
      'days',
      ['day', 'arrivals'],
      report.days.map(({ day, arrivals }) => [day, arrivals]),
    ),
    gates: table(
      'gates',
      ['gate', 'arrivals'],
      report.gates.map(({ name, arrivals }) => [name ?? t('noGate'), arrivals]),
    ),
    purposes: table(
      'purposes',
      ['purpose', 'arrivals', 'overstays'],
      report.purposes.map(({ purpose, arrivals, overstays }) => [
        purposes(purpose),
        arrivals,
        overstays,
      ]),
    ),
    answers: table(
      'answers',
      ['outcome', 'asked'],
      report.answers.map(({ outcome, asked }) => [t(`outcomes.${outcome}`), asked]),
    ),
  }
}

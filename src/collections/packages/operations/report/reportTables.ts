import { translatorFor } from '@/kernel/i18n/translate'
import type { Cell } from '@/kernel/files/workbook'
import type { ReportTable } from '@/kernel/reports/table'
import type { ParcelReport } from './parcelReport'

export const REPORT_TABLES = [
  'days',
  'hours',
  'carriers',
  'units',
  'staff',
  'oldest',
  'incidents',
] as const
export type ReportTableName = (typeof REPORT_TABLES)[number]

interface Place {
  locale: string
  timeZone: string
}

/** The parts of a report as tables, for the screen, for a spreadsheet and for paper. */
export const reportTables = (
  report: ParcelReport,
  { locale, timeZone }: Place,
): Record<ReportTableName, ReportTable<ReportTableName>> => {
  const t = translatorFor({ locale, namespace: 'packages.report' })
  const carriers = translatorFor({ locale, namespace: 'packages.carriers' })
  const moment = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  })
  const at = (instant: string) => moment.format(new Date(instant))
  const table = (name: ReportTableName, columns: readonly string[], rows: Cell[][]) => ({
    name,
    title: t(`tables.${name}`),
    columns: columns.map((column) => t(`columns.${column}`)),
    rows,
  })
  const nobody = t('gone')
  const noUnit = t('noUnit')
  return {
    days: table(
      'days',
      ['day', 'received', 'collected'],
      report.days.map(({ day, received, collected }) => [day, received, collected]),
    ),
    hours: table(
      'hours',
      ['hour', 'received', 'collected'],
      report.hours.map(({ hour, received, collected }) => [hour, received, collected]),
    ),
    carriers: table(
      'carriers',
      ['carrier', 'received', 'medianHours'],
      report.carriers.map((row) => [
        row.name ?? carriers(row.carrier),
        row.received,
        row.medianHours,
      ]),
    ),
    units: table(
      'units',
      ['unit', 'received', 'waiting', 'medianHours'],
      report.units.map((row) => [row.label ?? noUnit, row.received, row.waiting, row.medianHours]),
    ),
    staff: table(
      'staff',
      ['person', 'received', 'released'],
      report.staff.map((row) => [row.name ?? nobody, row.received, row.released]),
    ),
    oldest: table(
      'oldest',
      ['parcel', 'unit', 'since', 'waitsHours'],
      report.oldest.map((row) => [row.summary, row.unit ?? noUnit, at(row.receivedAt), row.hours]),
    ),
    incidents: table(
      'incidents',
      ['parcel', 'unit', 'outcome', 'at', 'by'],
      report.incidents.map((row) => [
        row.summary,
        row.unit ?? noUnit,
        t(`outcomes.${row.outcome}`),
        at(row.at),
        row.by ?? nobody,
      ]),
    ),
  }
}

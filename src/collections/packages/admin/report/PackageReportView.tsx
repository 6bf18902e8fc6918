import type { AdminViewServerProps } from 'payload'
import { PanelFrame } from '@/kernel/admin/PanelFrame'
import { PlaceBar } from '@/kernel/admin/PlaceBar'
import { placeOf } from '@/kernel/admin/place'
import { translatorFor } from '@/kernel/i18n/translate'
import { askedSpan } from '@/kernel/reports/askedSpan'
import { SpanForm } from '@/kernel/reports/SpanForm'
import { parcelReport } from '../../operations/report/parcelReport'
import type { ParcelReport } from '../../operations/report/parcelReport'
import { reportTables } from '../../operations/report/reportTables'
import type { ReportTableName } from '../../operations/report/reportTables'
import { drillDown } from './drillDown'
import { ReportSection } from '@/kernel/reports/ReportSection'
import type { ReportBar } from '@/kernel/reports/ReportSection'
import { Totals } from './Totals'
import '@/kernel/reports/report.css'

type Bars = Partial<Record<ReportTableName, ReportBar[]>>

interface Drawn {
  report: ParcelReport
  community: string
  locale: string
  labels: (name: ReportTableName) => string[]
}

/** Each bar leads to its parcels; those of an hour of the clock are of many days, and have no list. */
const barsOf = ({ report, community, locale, labels }: Drawn): Bars => {
  const first = report.days[0]?.from ?? ''
  const last = report.days.at(-1)?.until ?? ''
  const cameIn = {
    field: 'receivedAt',
    is: { greater_than_equal: first, less_than: last },
  } as const
  const list = (...asked: Parameters<typeof drillDown>[1]) => drillDown(community, asked)
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const hour = new Intl.DateTimeFormat(locale, { hour: 'numeric', timeZone: 'UTC' })
  const carriers = labels('carriers')
  const units = labels('units')
  const staff = labels('staff')
  return {
    days: report.days.map((row) => ({
      label: day.format(new Date(row.day)),
      value: row.received,
      href: list({
        field: 'receivedAt',
        is: { greater_than_equal: row.from, less_than: row.until },
      }),
    })),
    hours: report.hours.map((row) => ({
      label: hour.format(new Date(Date.UTC(2000, 0, 1, row.hour))),
      value: row.received,
      href: null,
    })),
    carriers: report.carriers.map((row, index) => ({
      label: carriers[index] ?? '',
      value: row.received,
      href: list(cameIn, { field: 'carrier', is: { equals: row.carrier } }),
    })),
    units: report.units.map((row, index) => ({
      label: units[index] ?? '',
      value: row.received,
      href: row.unit === null ? null : list(cameIn, { field: 'unit', is: { equals: row.unit } }),
    })),
    staff: report.staff.map((row, index) => ({
      label: staff[index] ?? '',
      value: row.received,
      href: list(cameIn, { field: 'receivedBy', is: { equals: row.person } }),
    })),
  }
}

const SECTIONS = ['days', 'carriers', 'units', 'oldest', 'incidents', 'hours', 'staff'] as const

/** What went through the desk: how much, when, for whom, how long it waited, what went wrong. */
export const PackageReportView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult
  const place = await placeOf(view)
  const { community } = place
  const locale = req.i18n.language
  const t = translatorFor({ locale, namespace: 'packages.report' })
  const { span, isWrong } = askedSpan(view, community.timeZone)
  const report = await parcelReport(req, community, span)
  const tables = reportTables(report, { locale, timeZone: community.timeZone })
  const labels = (name: ReportTableName) => tables[name].rows.map(([label]) => String(label))
  const bars = barsOf({ report, community: community.id, locale, labels })
  const parcel = ({ id }: { id: string }) => `/admin/collections/packages/${id}`
  const links = { oldest: report.oldest.map(parcel), incidents: report.incidents.map(parcel) }
  const fileOf = (format: string, table: string) =>
    `/api/c/${community.slug}/packages/report/file?${new URLSearchParams({ ...span, format, table }).toString()}`
  const words = {
    none: t('none'),
    asTable: t('asTable'),
    download: t('download'),
    paper: t('paper'),
  }
  return (
    <PanelFrame view={view} title={t('title')} intro={t('intro')}>
      <PlaceBar
        place={place}
        labels={{ pages: t('pages'), community: t('community'), show: t('show') }}
        pages={[
          { path: '/admin/package-report', text: t('title'), isCurrent: true },
          { path: '/admin/collections/packages', text: t('list'), isCurrent: false },
        ]}
      />
      <SpanForm
        community={community.slug}
        span={span}
        isWrong={isWrong}
        words={{ from: t('from'), to: t('to'), show: t('show'), wrong: t('wrong') }}
      >
        <a href={fileOf('xlsx', 'days')}>{t('workbook')}</a>
      </SpanForm>
      <Totals totals={report.totals} locale={locale} />
      {SECTIONS.map((name) => (
        <ReportSection
          key={name}
          table={tables[name]}
          bars={bars[name]}
          words={words}
          fileOf={(format) => fileOf(format, name)}
          links={name === 'oldest' || name === 'incidents' ? links[name] : undefined}
        />
      ))}
    </PanelFrame>
  )
}

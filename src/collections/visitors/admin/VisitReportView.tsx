import type { AdminViewServerProps } from 'payload'
import { PanelFrame } from '@/kernel/admin/PanelFrame'
import { PlaceBar } from '@/kernel/admin/PlaceBar'
import { placeOf } from '@/kernel/admin/place'
import { translatorFor } from '@/kernel/i18n/translate'
import { ReportSection } from '@/kernel/reports/ReportSection'
import type { ReportBar } from '@/kernel/reports/ReportSection'
import { askedSpan } from '@/kernel/reports/askedSpan'
import { SpanForm } from '@/kernel/reports/SpanForm'
import { visitReport } from '../operations/report/visitReport'
import { VISIT_TABLES, visitTables } from '../operations/report/visitTables'
import type { VisitTableName } from '../operations/report/visitTables'
import { Totals } from './Totals'
import '@/kernel/reports/report.css'

/** What happened at the gates: who came when and where, who answered the unannounced, who stayed too long. */
export const VisitReportView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult
  const place = await placeOf(view)
  const { community } = place
  const locale = req.i18n.language
  const t = translatorFor({ locale, namespace: 'visitors.report' })
  const { span, isWrong } = askedSpan(view, community.timeZone)
  const report = await visitReport(req, community, span)
  const tables = visitTables(report, locale)
  const barsOf = (name: VisitTableName): ReportBar[] =>
    tables[name].rows.map(([label, value]) => ({
      label: String(label),
      value: Number(value),
      href: null,
    }))
  const fileOf = (table: string) =>
    `/api/c/${community.slug}/visits/report/file?${new URLSearchParams({ ...span, table }).toString()}`
  const list = new URLSearchParams({
    'where[or][0][and][0][community][equals]': community.id,
  }).toString()
  return (
    <PanelFrame view={view} title={t('title')} intro={t('intro')}>
      <PlaceBar
        place={place}
        labels={{ pages: t('pages'), community: t('community'), show: t('show') }}
        pages={[
          { path: '/admin/visit-report', text: t('title'), isCurrent: true },
          { path: `/admin/collections/visits?${list}`, text: t('list'), isCurrent: false },
        ]}
      />
      <SpanForm
        community={community.slug}
        span={span}
        isWrong={isWrong}
        words={{ from: t('from'), to: t('to'), show: t('show'), wrong: t('wrong') }}
      />
      <Totals totals={report.totals} locale={locale} />
      {VISIT_TABLES.map((name) => (
        <ReportSection
          key={name}
          table={tables[name]}
          bars={name === 'purposes' ? undefined : barsOf(name)}
          words={{ none: t('none'), asTable: t('asTable'), download: t('download') }}
          fileOf={() => fileOf(name)}
        />
      ))}
    </PanelFrame>
  )
}

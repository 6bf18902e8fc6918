import type { AdminViewServerProps } from 'payload'
import { PanelFrame } from '@/kernel/admin/PanelFrame'
import { PlaceBar } from '@/kernel/admin/PlaceBar'
import { placeOf, wordOf } from '@/kernel/admin/place'
import { translatorFor } from '@/kernel/i18n/translate'
import { listReports } from '../operations/listReports'
import { ReportItem } from './ReportItem'
import { SettledLine } from './SettledLine'
import './reports.css'

const PATH = '/admin/reports'

/** What residents have reported, for the managers: what was said, and the two ways to decide. */
export const ReportsView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult
  const place = await placeOf(view)
  const { community } = place
  const locale = req.i18n.language
  const t = translatorFor({ locale, namespace: 'moderation.panel' })
  const state = wordOf(view, 'show') === 'decided' ? 'decided' : 'open'
  const { open, reports } = await listReports(req, community.id, { state })
  const here = (show: 'open' | 'decided') =>
    `${PATH}?c=${community.slug}${show === 'decided' ? '&show=decided' : ''}`
  return (
    <PanelFrame view={view} title={t('title')} intro={t('intro')}>
      <PlaceBar
        place={place}
        labels={{ pages: t('title'), community: t('community'), show: t('show') }}
        pages={[]}
      />
      <nav aria-label={t('pages')} className="reports-tabs">
        {(['open', 'decided'] as const).map((show) => (
          <a
            key={show}
            href={here(show)}
            {...(show === state && { 'aria-current': 'page' as const })}
          >
            {t(show, { count: open })}
          </a>
        ))}
      </nav>
      <SettledLine>
        {reports.length === 0 && (
          <p className="reports-empty">{t(state === 'open' ? 'none' : 'noneDecided')}</p>
        )}
        {state === 'open' && open > reports.length && (
          <p>{t('more', { shown: reports.length, total: open })}</p>
        )}
        <ul className="reports">
          {reports.map((report) => (
            <ReportItem key={report.id} report={report} community={community} locale={locale} />
          ))}
        </ul>
      </SettledLine>
    </PanelFrame>
  )
}

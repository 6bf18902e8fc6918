import type { AdminViewServerProps } from 'payload'
import { PanelFrame } from '@/kernel/admin/PanelFrame'
import { placeOf, wordOf } from '@/kernel/admin/place'
import { systemClock } from '@/kernel/clock'
import { dayFrom } from '@/kernel/domain/zonedDay'
import { translatorFor } from '@/kernel/i18n/translate'
import { RESOLUTIONS } from '../domain/kinds'
import { spanOf } from '../domain/waiting'
import { reportByTopic, reportInput } from '../operations/report'
import type { ReportRow } from '../operations/report'
import { InboxBar } from './InboxBar'
import './inbox.css'

const DAYS = 30
const MINUTE_MS = 60_000

/** How many of the longest bar. */
const Bar = ({ count, most }: { count: number; most: number }) => (
  <span className="inbox-chart" aria-hidden>
    <i style={{ inlineSize: `${String(Math.round((count / Math.max(1, most)) * 100))}%` }} />
  </span>
)

interface TableProps {
  rows: ReportRow[]
  locale: string
}

const ReportTable = ({ rows, locale }: TableProps) => {
  const t = translatorFor({ locale, namespace: 'conversations.inbox' })
  const most = Math.max(...rows.map(({ count }) => count))
  const lasting = (minutes: number | null) => {
    if (minutes === null) return '–'
    const { count, unit } = spanOf(new Date(0), new Date(minutes * MINUTE_MS))
    return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
  }
  const columns = ['count', 'answered', 'firstAnswer', 'late', 'resolved', 'resolution'] as const
  return (
    <div className="inbox-scroll" tabIndex={0} role="region" aria-label={t('report.title')}>
      <table className="inbox-report">
        <thead>
          <tr>
            <th scope="col">{t('report.columns.topic')}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`report.columns.${column}`)}
              </th>
            ))}
            {RESOLUTIONS.map((resolution) => (
              <th key={resolution} scope="col">
                {t(`actions.resolutions.${resolution}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.topic ?? ''}>
              <th scope="row">{row.topic ?? t('list.noTopic')}</th>
              <td>
                {row.count} <Bar count={row.count} most={most} />
              </td>
              <td>{row.answered}</td>
              <td>{lasting(row.firstAnswerMinutes)}</td>
              <td {...(row.late > 0 && { className: 'inbox-late' })}>{row.late}</td>
              <td>{row.resolved}</td>
              <td>{lasting(row.resolutionMinutes)}</td>
              {RESOLUTIONS.map((resolution) => (
                <td key={resolution}>{row.resolutions[resolution]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What residents asked, by topic: how many, how soon there was an answer, how it ended. */
export const InboxReportView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult
  const place = await placeOf(view)
  const { community } = place
  const locale = req.i18n.language
  const t = translatorFor({ locale, namespace: 'conversations.inbox' })
  const now = systemClock.now()
  const usual = {
    from: dayFrom(now, community.timeZone, -DAYS),
    to: dayFrom(now, community.timeZone, 0),
  }
  const asked = reportInput.safeParse({ from: wordOf(view, 'from'), to: wordOf(view, 'to') })
  const span = asked.data ?? usual
  const isWrong = !asked.success && wordOf(view, 'from') !== ''
  const rows = await reportByTopic(req, community, span)
  const query = new URLSearchParams(span).toString()
  return (
    <PanelFrame view={view} title={t('report.title')} intro={t('report.intro')}>
      <InboxBar place={place} locale={locale} current="report" isManager />
      <form method="get" className="inbox-span">
        <input type="hidden" name="c" value={community.slug} />
        <label className="inbox-field">
          <span>{t('report.from')}</span>
          <input type="date" name="from" defaultValue={span.from} required />
        </label>
        <label className="inbox-field">
          <span>{t('report.to')}</span>
          <input type="date" name="to" defaultValue={span.to} required />
        </label>
        <button type="submit" className="inbox-button">
          {t('show')}
        </button>
        {isWrong && (
          <p role="alert" className="inbox-bad">
            {t('report.wrong')}
          </p>
        )}
      </form>
      {rows.length === 0 ? (
        <p className="inbox-empty">{t('report.none')}</p>
      ) : (
        <>
          <ReportTable rows={rows} locale={locale} />
          <p>
            <a
              className="inbox-download"
              href={`/api/c/${community.slug}/conversations/report.csv?${query}`}
            >
              {t('report.download')}
            </a>
          </p>
        </>
      )}
    </PanelFrame>
  )
}

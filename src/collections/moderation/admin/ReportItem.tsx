import { reportableOf } from '@/kernel/moderation/reportables'
import { DEFAULT_LOCALE, isLocale } from '@/kernel/i18n/locales'
import { translatorFor } from '@/kernel/i18n/translate'
import type { CommunityIdentity } from '@/kernel/identity'
import type { ReportView } from '../operations/listReports'
import { DecideForm } from './DecideForm'

interface ReportItemProps {
  report: ReportView
  community: CommunityIdentity
  locale: string
}

/** One report: what was said, by whom, who reported it and why; then the decision. */
export const ReportItem = ({ report, community, locale }: ReportItemProps) => {
  const t = translatorFor({ locale, namespace: 'moderation.panel' })
  const reasons = translatorFor({ locale, namespace: 'moderation.reasons' })
  const decisions = translatorFor({ locale, namespace: 'moderation.decisions' })
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: community.timeZone,
  })
  const at = (moment: string) => format.format(new Date(moment))
  const { id, author, reporter, decision } = report
  const label = reportableOf(report.kind)?.label
  const kind = label?.[isLocale(locale) ? locale : DEFAULT_LOCALE] ?? report.kind
  const facts = [
    { name: t('reporter'), value: reporter.name },
    { name: t('reason'), value: reasons(report.reason) },
    { name: t('at'), value: at(report.at) },
    { name: t('reporterNote'), value: report.note },
    ...(decision
      ? [
          { name: t('decision'), value: decisions(decision.decision) },
          { name: t('decidedBy'), value: decision.by.name },
          { name: t('decidedAt'), value: at(decision.at) },
          { name: t('note'), value: decision.note },
        ]
      : []),
  ].filter(({ value }) => value !== '')
  return (
    <li className="report" aria-labelledby={`report-${id}`}>
      <h2 id={`report-${id}`}>{t('heading', { kind, author: author.name })}</h2>
      <p className="report-when">{t('said', { at: at(report.saidAt) })}</p>
      <blockquote className="report-text">
        {report.isUnreadable === true ? (
          <em>{t('unreadable')}</em>
        ) : (
          report.text || <em>{t('noText')}</em>
        )}
      </blockquote>
      {report.files.length > 0 && (
        <ul className="report-files" aria-label={t('files')}>
          {report.files.map((file) => (
            <li key={file.id}>
              <a href={file.url} target="_blank" rel="noreferrer">
                {file.name}
              </a>
            </li>
          ))}
        </ul>
      )}
      <dl className="report-facts">
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {!decision && (
        <DecideForm
          id={id}
          href={`/api/c/${community.slug}/reports/${id}/decision`}
          labels={{
            note: t('note'),
            noteHint: t('noteHint'),
            nothingWrong: t('nothingWrong'),
            takeAway: t('takeAway'),
            sure: t('sure'),
            sureYes: t('sureYes'),
            cancel: t('cancel'),
            sending: t('sending'),
            doneNothing: t('doneNothing', { name: author.name }),
            doneRemoved: t('doneRemoved', { name: author.name }),
            failed: t('failed'),
          }}
        />
      )}
    </li>
  )
}
